"""Converted rows to rows with keys: what each kind of sheet says about citizens and workplaces."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from flexdesk.base.danish import fold
from flexdesk.domain.codes import BenefitKind, ContactKind
from flexdesk.domain.labels import label
from flexdesk.imports.choices import kept_heading
from flexdesk.imports.convert import Value
from flexdesk.imports.endings import ending
from flexdesk.imports.raw import RawRow, RawSheet
from flexdesk.imports.rows import ImportedRow, Key

_CITIZEN_FIELDS = (
    "address", "postcode", "city", "phone", "email", "target_group", "step", "visited_on",
    "screened_on", "consultant", "caseworker", "address_protected", "language", "transport",
    "skaanehensyn", "wanted_work",
)  # fmt: skip
_WORKPLACE_FIELDS = (
    "name", "p_number", "cvr", "sector", "branch", "street", "postcode", "city",
    "contact_person", "phone", "email",
)  # fmt: skip


@dataclass(slots=True)
class NumberIndex:
    """Keys of the placements of a file by the file's own number."""

    by_number: dict[str, Key] = field(default_factory=dict)


Assembler = Callable[[RawSheet, RawRow, NumberIndex], Iterator[ImportedRow]]


def _text(values: dict[str, Value], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def split_name(name: str) -> tuple[str, str]:
    """Return first and last name of one text: "Hansen, Else" or "Else Hansen"."""
    if "," in name:
        last, _, first = name.partition(",")
        return first.strip(), last.strip()
    first, _, last = name.strip().rpartition(" ")
    return (first, last) if first else (last, "")


def _citizen(sheet: RawSheet, raw: RawRow) -> ImportedRow:
    values = raw.values
    cpr = _text(values, "cpr")
    fields: dict[str, Value] = {"cpr": cpr}
    if sheet.has("first_name"):
        fields["first_name"] = _text(values, "first_name")
        fields["last_name"] = _text(values, "last_name")
        if not sheet.has("last_name") and sheet.has("name"):
            fields["last_name"] = split_name(_text(values, "name"))[1]
    else:
        fields["first_name"], fields["last_name"] = split_name(_text(values, "name"))
    fields |= {name: values[name] for name in _CITIZEN_FIELDS if name in values}
    if not (fields["first_name"] or fields["last_name"]):
        name_field = "first_name" if sheet.has("first_name") else "name"
        sheet.warning(raw.number, name_field, "import.name_missing")
    return ImportedRow("citizen", sheet.name, raw.number, (cpr,), fields)


def citizen(sheet: RawSheet, raw: RawRow, _: NumberIndex) -> Iterator[ImportedRow]:
    """Yield the citizen of a row."""
    yield _citizen(sheet, raw)


def benefit(sheet: RawSheet, raw: RawRow, _: NumberIndex) -> Iterator[ImportedRow]:
    """Yield the benefit period of a row."""
    cpr, kind = _text(raw.values, "cpr"), _text(raw.values, "kind")
    start = raw.values["start"]
    fields: dict[str, Value] = {"kind": kind, "start": start}
    if sheet.has("last_day"):
        fields["last_day"] = raw.values["last_day"]
    if "label" in raw.values:
        written = _text(raw.values, "label")
        fields["label"] = "" if fold(written) == fold(label(kind, BenefitKind)) else written
    yield ImportedRow(
        "benefit", sheet.name, raw.number, (cpr, kind, start), fields, {"citizen": (cpr,)}
    )


def workplace_key(p_number: str, cvr: str, name: str) -> Key:
    """Return the key of a workplace: its P-number, else CVR number and name."""
    return ("p", p_number) if p_number else ("n", cvr, fold(name))


def workplace(sheet: RawSheet, raw: RawRow, _: NumberIndex) -> Iterator[ImportedRow]:
    """Yield the workplace of a row."""
    values = raw.values
    fields = {name: values[name] for name in _WORKPLACE_FIELDS if name in values}
    key = workplace_key(*(_text(values, name) for name in ("p_number", "cvr", "name")))
    yield ImportedRow("workplace", sheet.name, raw.number, key, fields)


def _workplace_beside(sheet: RawSheet, raw: RawRow) -> Iterator[ImportedRow]:
    """Yield the workplace a placement row names itself."""
    name = _text(raw.values, "workplace_name")
    if not name:
        return
    p_number, cvr = _text(raw.values, "p_number"), _text(raw.values, "cvr")
    values: dict[str, Value] = {"name": name, "p_number": p_number, "cvr": cvr}
    key = workplace_key(p_number, cvr, name)
    yield ImportedRow("workplace", sheet.name, raw.number, key, {}, defaults=values, is_main=False)


def _workplace_of(raw: RawRow) -> Key | None:
    p_number, cvr = _text(raw.values, "p_number"), _text(raw.values, "cvr")
    name = _text(raw.values, "workplace_name")
    return workplace_key(p_number, cvr, name) if p_number or name else None


def placement_key(number: str, cpr: str, kind: str, start: Value) -> Key:
    """Return the key of a placement: the file's number, else citizen, kind and start."""
    return ("no", number, cpr) if number else ("at", cpr, kind, start)


def placement(sheet: RawSheet, raw: RawRow, index: NumberIndex) -> Iterator[ImportedRow]:
    """Yield the placement of a row, and its workplace when the row names one."""
    values = raw.values
    cpr, number, kind = (_text(values, name) for name in ("cpr", "number", "kind"))
    start = values["start"]
    fields: dict[str, Value] = {"kind": kind, "start": start}
    names = ("number", "planned_last_day", "last_day", "hours_week")
    fields |= {name: values[name] for name in names if sheet.has(name)}
    fields |= ending(sheet, raw)
    parents: dict[str, Key] = {"citizen": (cpr,)}
    if (at := _workplace_of(raw)) is not None:
        parents["workplace"] = at
        yield from _workplace_beside(sheet, raw)
    elif sheet.has("p_number") or sheet.has("workplace_name"):
        fields["workplace"] = None
    key = placement_key(number, cpr, kind, start)
    if number:
        index.by_number.setdefault(number, key)
    yield ImportedRow("placement", sheet.name, raw.number, key, fields, parents)


def hours(sheet: RawSheet, raw: RawRow, index: NumberIndex) -> Iterator[ImportedRow]:
    """Yield the measurement of hours of a row; without a number its placement is found later."""
    values = raw.values
    cpr, number = _text(values, "cpr"), _text(values, "number")
    day = values["day"]
    fields: dict[str, Value] = {"day": day, "hours_week": values["hours_week"]}
    if sheet.has("kind"):
        fields["kind"] = values["kind"]
    at: Key = ("on", cpr, day)
    if number:
        at = index.by_number.get(number, ("no", number, cpr))
    if number and cpr and at[2] != cpr and at[0] == "no":
        sheet.error(raw.number, "cpr", "import.other_citizen", number=number)
        return
    yield ImportedRow("hours", sheet.name, raw.number, (at, day), fields, {"placement": at})


def note_key(cpr: str, day: Value, kind: str, consultant: str, text: str) -> Key:
    """Return the key of a note: citizen, day, kind, consultant and text."""
    return (cpr, day, kind, fold(consultant), text)


def note(sheet: RawSheet, raw: RawRow, _: NumberIndex) -> Iterator[ImportedRow]:
    """Yield the journal note of a row."""
    values = raw.values
    cpr, text, consultant = (_text(values, name) for name in ("cpr", "text", "consultant"))
    kind = _text(values, "kind") or ContactKind.NOTAT.value
    day = values["day"]
    fields: dict[str, Value] = {"day": day, "kind": kind, "consultant": consultant, "text": text}
    key = note_key(cpr, day, kind, consultant, text)
    yield ImportedRow("note", sheet.name, raw.number, key, fields, {"citizen": (cpr,)})


def person(sheet: RawSheet, raw: RawRow, _: NumberIndex) -> Iterator[ImportedRow]:
    """Yield what one row of an own list says: the citizen, her LY period, a note."""
    values = raw.values
    main = _citizen(sheet, raw)
    cpr = _text(values, "cpr")
    yield main
    if (since := values.get("ly_since")) is not None:
        kind = BenefitKind.LEDIGHEDSYDELSE.value
        fields: dict[str, Value] = {"kind": kind, "start": since}
        if sheet.has("ly_until"):
            fields["last_day"] = values["ly_until"]
        yield ImportedRow(
            "benefit", sheet.name, raw.number, (cpr, kind, since), fields,
            {"citizen": (cpr,)}, is_main=False,
        )  # fmt: skip
    for text in (_text(values, "note"), _kept_text(values)):
        if text:
            notat = ContactKind.NOTAT.value
            yield ImportedRow(
                "note", sheet.name, raw.number, note_key(cpr, None, notat, "", text),
                {"kind": notat, "text": text}, {"citizen": (cpr,)}, is_main=False,
            )  # fmt: skip


def _kept_text(values: dict[str, Value]) -> str:
    """Return what stands in the columns that are kept as a note, each under its heading."""
    kept = ((kept_heading(name), _text(values, name)) for name in values)
    return "\n".join(f"{heading}: {text}" for heading, text in kept if heading and text)


ASSEMBLERS: dict[str, Assembler] = {
    "citizen": citizen,
    "person": person,
    "workplace": workplace,
    "placement": placement,
    "benefit": benefit,
    "hours": hours,
    "note": note,
}
"""In the order sheets are taken, whatever their order in the file."""
