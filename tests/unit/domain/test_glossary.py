"""The glossary is true: its identifiers are used, and the words it rules out are not."""

import ast
import re
import tomllib
from pathlib import Path

import flexdesk
from flexdesk.base.resources import read_toml, resource_path

GLOSSARY = read_toml("glossary.toml")
FIXED = {
    "ledighedsydelse", "fleksjob", "puljefleksjob", "ordinaert_fleksjob", "ordinaert_job",
    "virksomhedspraktik", "smaajob", "loentilskud", "igu", "kandidatkort", "fleksloentilskud",
    "visitation", "trepartssamtale", "indledende_samtale", "kompetenceafklaring", "jobsoegning",
    "rehabiliteringsteam", "skaanehensyn",
}  # fmt: skip


def sources():
    for path in sorted(Path(flexdesk.__file__).parent.rglob("*.py")):
        yield path.read_text(encoding="utf-8")


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().strip("_")


def identifiers():
    names = set()
    for text in sources():
        for node in ast.walk(ast.parse(text)):
            for field in ("id", "name", "attr", "arg"):
                name = getattr(node, field, None)
                if isinstance(name, str):
                    names.add(snake(name))
    return names


def data_words():
    paths = [p for p in resource_path().rglob("*.toml") if p.name != "glossary.toml"]
    values = " ".join(repr(tomllib.loads(path.read_text(encoding="utf-8"))) for path in paths)
    return set(re.findall(r"\w+", values))


def test_every_entry_is_whole():
    assert set(GLOSSARY) >= FIXED
    for key, entry in GLOSSARY.items():
        assert set(entry) == {"da", "en", "identifier", "not", "source"}, key
        assert all(entry[field] for field in entry), key


def test_every_identifier_is_used():
    words = data_words() | {word for text in sources() for word in re.findall(r"\w+", text)}
    joined = {part for word in words for part in (word.lower(), *_parts(word.lower()))}
    lost = {entry["identifier"] for entry in GLOSSARY.values()} - joined
    assert lost == set()


def _parts(word):
    """Return every run of whole words inside a snake-case word."""
    pieces = word.split("_")
    return {
        "_".join(pieces[start:end])
        for start in range(len(pieces))
        for end in range(start + 1, len(pieces) + 1)
    }


def test_words_we_do_not_use_are_in_no_identifier():
    names = identifiers()
    found = {
        (word, name)
        for entry in GLOSSARY.values()
        for word in entry["not"]
        for name in names
        if f"_{word}_" in f"_{name}_"
    }
    assert found == set()
