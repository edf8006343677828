"""A strict reader of calendar files: anything RFC 5545 does not allow is an error."""

import datetime as dt
import re

_LINE = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<params>(?:;[A-Z0-9-]+=[^;:\",]+)*):(?P<value>.*)")
_REQUIRED = {"VCALENDAR": {"VERSION", "PRODID"}, "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY"},
             "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"}}  # fmt: skip
_ALLOWED = {
    "VCALENDAR": {"VERSION", "PRODID", "CALSCALE", "METHOD"},
    "VEVENT": {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "TRANSP", "SUMMARY",
               "LOCATION", "DESCRIPTION", "PRIORITY", "CLASS"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}  # fmt: skip
_PARENT = {"VCALENDAR": None, "VEVENT": "VCALENDAR", "VALARM": "VEVENT"}
_TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION"}
_SHAPES = {
    "DTSTAMP": r"\d{8}T\d{6}Z", "SEQUENCE": r"\d+", "TRANSP": r"OPAQUE|TRANSPARENT",
    "CLASS": r"PUBLIC|PRIVATE|CONFIDENTIAL", "PRIORITY": r"\d", "DURATION": r"PT\d+[HM]",
    "TRIGGER": r"-?PT\d+[HM]", "ACTION": r"DISPLAY", "VERSION": r"2\.0", "METHOD": r"PUBLISH",
}  # fmt: skip


def unfolded(data: bytes) -> list[str]:
    """Return the content lines; every physical line is checked."""
    assert data.endswith(b"\r\n"), "the last line is not ended"
    lines: list[bytes] = []
    for line in data[:-2].split(b"\r\n"):
        assert b"\r" not in line, "a bare CR"
        assert b"\n" not in line, "a bare LF"
        assert line, "an empty line"
        assert len(line) <= 75, f"{len(line)} octets"
        line.decode("utf-8")  # no sign is cut in two
        if line[:1] in b" \t":
            assert lines, "nothing to go on from"
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return [line.decode("utf-8") for line in lines]


def _plain(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "a sign that must be escaped"
    assert not re.search(r"\\(?![\\;,nN])", value.replace("\\\\", "")), "an unknown escape"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _day(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%Y%m%d").replace(tzinfo=dt.UTC).date()


def read(data: bytes) -> list[dict]:
    """Return the events, values by name; days as days, floating times without a zone."""
    events: list[dict] = []
    open_parts: list[tuple[str, dict]] = []
    for line in unfolded(data):
        found = _LINE.fullmatch(line)
        assert found, line
        name, value = found["name"], found["value"]
        if name == "BEGIN":
            parent = open_parts[-1][0] if open_parts else None
            assert _PARENT[value] == parent, value
            open_parts.append((value, {}))
        elif name == "END":
            part, values = open_parts.pop()
            assert part == value
            assert _REQUIRED[part] <= set(values), (part, values)
            if part == "VALARM":
                open_parts[-1][1]["VALARM"] = values
            if part == "VEVENT":
                events.append(_checked(values))
        else:
            part, values = open_parts[-1]
            assert name in _ALLOWED[part], name
            assert name not in values, f"{name} twice"
            assert re.fullmatch(_SHAPES.get(name, ".+"), value), line
            values[name] = _value(name, found["params"], value)
    assert open_parts == []
    uids = [event["UID"] for event in events]
    assert len(set(uids)) == len(uids)
    return events


def _value(name: str, params: str, value: str):
    if name in {"DTSTART", "DTEND"}:
        if params == ";VALUE=DATE":
            return _day(value)
        assert params == "", params
        return dt.datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - floating on purpose
    assert params == "", params
    return _plain(value) if name in _TEXTS else value


def _checked(values: dict) -> dict:
    assert ("DTEND" in values) != ("DURATION" in values)
    if "DTEND" in values:
        assert type(values["DTEND"]) is type(values["DTSTART"])
        assert values["DTEND"] > values["DTSTART"]
    return values
