"""Every code the import can give has its three sentences, and none of them lacks a fact."""

import re
from string import Formatter

from flexdesk.app.sentences_import import IMPORT
from flexdesk.imports.profiles import load_profiles
from tests.support.tree import files

NO_CODES = {"import.commit", "import.reading", "import.planning", "import.writing"}
FROM_BASE = {
    f"import.{code}"
    for code in (
        "cpr.length", "cpr.digits", "cpr.day", "cpr.future", "cpr.zero_added", "cpr.mod11",
        "cpr.age_over_115", "cvr.length", "cvr.digits", "cvr.first_digit", "p_number.length",
        "p_number.digits", "p_number.first_digit", "day.empty", "day.impossible", "day.range",
        "day.serial", "number.empty", "number.decimal_point", "number.thousands_or_decimals",
        "text.too_long", "unknown_sector", "unknown_contact_kind", "unknown_hours_kind",
    )
}  # fmt: skip


def written_codes():
    found = set()
    for room in ("flexdesk/imports", "flexdesk/app"):
        for path in files(".py", under=room):
            if "import" in path.as_posix() and path.name != "sentences_import.py":
                found |= set(re.findall(r'"(import\.[a-z_.0-9]+)"', path.read_text("utf-8")))
    return found - NO_CODES


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    assumed = {
        column.assumption
        for profile in load_profiles().values()
        for kind in profile.kinds
        for column in kind.columns
        if column.assumption
    }
    assert set(IMPORT) == written_codes() | FROM_BASE | assumed


def test_every_sentence_says_what_happened_what_is_safe_and_what_to_do():
    for code, parts in IMPORT.items():
        assert len(parts) == 3
        for part in parts:
            assert part, code
            assert part.strip() == part, code
            assert part.endswith((".", "!")), code
            names = {name for _, name, _, _ in Formatter().parse(part) if name is not None}
            assert all(name.isidentifier() for name in names), code
