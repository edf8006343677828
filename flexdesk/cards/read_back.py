"""What a finished file says when it is read again: its text, and all that is told about it."""

import codecs
import email
import email.message
import email.policy
import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flexdesk.base.errors import UserError
from flexdesk.cards.read_unseen import unseen_of

_TAG = re.compile(r"<[^>]*>")
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
# pdfium gives a soft hyphen at a line's end as U+FFFE and leaves out the end of the line
_BROKEN = re.compile(r"(?<=[a-zæøå])(?:[\u00ad\ufffe]\s*|[-\u2010][ \r]*\n\s*)(?=[a-zæøå])")
_GIVEN = r"""=(?:"([^"]*)"|'([^']*)')"""
# what a tag names: alternative texts, who wrote or deleted, bookmarks, fields, where links go
_TOLD = re.compile(
    r"[\s:](?:Target|descr|title|name|alt|string|author|initials|instr|tooltip|anchor|displayText"
    r"|value|userId|fieldCodes)" + _GIVEN
)
_VALUED = re.compile(
    r"<w:(?:alias|tag|docVar|statusText|helpText|default|title|subject|query|connectString|udl"
    r"|mailSubject|addressFieldName)\b[^<>]*?\sw:val" + _GIVEN
)
_VARIABLE = re.compile(r"<w:docVar\b[^<>]*?\sw:name" + _GIVEN)
_OWN_STYLE = re.compile(
    r"<w:style\b[^<>]*?\sw:customStyle=[^<>]*>\s*<w:name\b[^<>]*?\sw:val" + _GIVEN
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_BETWEEN = re.compile(r">([^<>]*[^<>\s][^<>]*)<")
# these only shape the text; the names of Word's own styles are in each Word file there is
_SHAPES = re.compile(
    r"word/(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|theme/[^/]*)\.xml$"
)
_PRINTED = re.compile(rb"[\x20-\x7e\xc0-\xff]{8,}")
_END_OF_LINE = re.compile(r"</w:(?:p|tr|tc)>|<w:(?:br|tab)\s*/>")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The text of a file, a line for each line of it, and its metadata, a line for each entry."""

    text: str
    metadata: str = ""

    def __repr__(self) -> str:
        """Show nothing of it: it is a citizen's."""
        return "ReadBack()"


def read_back(data: bytes, format: str) -> ReadBack:  # noqa: A002 - the word of CardFormat
    """Return text and metadata of a card's file; words broken at a line's end are made whole.

    Raises:
        UserError: `card.unreadable`.
    """
    reader = _READERS.get(format)
    if reader is None:
        raise UserError("card.unreadable")
    try:
        found = reader(data)
    except UserError:
        raise
    except (OSError, ValueError, LookupError, RuntimeError, zipfile.BadZipFile, zlib.error):
        # what the libraries raise over a broken file; PdfiumError is a RuntimeError
        raise UserError("card.unreadable") from None
    return ReadBack(_whole(found.text), found.metadata)


def _whole(text: str) -> str:
    return _BROKEN.sub("", text.replace("\r\n", "\n"))


def _pdf(data: bytes) -> ReadBack:
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    document = pypdfium2.PdfDocument(data)
    try:
        pages = [_page_text(document[number]) for number in range(len(document))]
        told = [str(value) for value in document.get_metadata_dict().values() if value]
        marks = [mark.get_title() for mark in document.get_toc()]
        marks += [
            document.get_attachment(number).get_name()
            for number in range(document.count_attachments())
        ]
        told += [line for number in range(len(document)) for line in unseen_of(document[number])]
    finally:
        document.close()
    xmp = [_TAG.sub("\n", part.decode("utf-8", "replace")) for part in _XMP.findall(data)]
    return ReadBack("\n".join(pages), "\n".join([*told, *marks, *xmp]))


def _page_text(page: object) -> str:
    text_page = page.get_textpage()  # type: ignore[attr-defined]  # pypdfium2 ships no types
    try:
        return str(text_page.get_text_range())
    finally:
        text_page.close()
        page.close()  # type: ignore[attr-defined]  # pypdfium2 ships no types


def _word(data: bytes) -> ReadBack:
    """Read all parts: those of the body as text, those that only shape it for what they name."""
    texts: list[str] = []
    told: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            told.append(name)
            part = parts.read(name)
            if not name.endswith((".xml", ".rels")):
                told += [run.decode("latin-1") for run in _PRINTED.findall(part)]
            elif _SHAPES.match(name):
                told.append(_of_shapes(_decoded(part)))
            elif name.startswith("word/") and name.endswith(".xml"):
                texts.append(_of_xml(_decoded(part)))
            else:
                told.append(_of_xml(_decoded(part)))
        told.append(parts.comment.decode("utf-8", "replace"))
    return ReadBack("\n".join(texts), "\n".join(told))


def _decoded(part: bytes) -> str:
    is_wide = part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return part.decode("utf-16" if is_wide else "utf-8", "replace")


def _of_xml(xml: str) -> str:
    """Return all words between tags (hidden and deleted ones too) and all that tags name."""
    is_body = "<w:" in xml
    words = _TAG.sub("" if is_body else "\n", _END_OF_LINE.sub("\n", xml))
    return _lines(words, *_values(_TOLD, xml), *_values(_VALUED, xml), *_COMMENT.findall(xml))


def _of_shapes(xml: str) -> str:
    """Return what somebody may have written into styles and settings, not the styles themselves."""
    own = (*_values(_OWN_STYLE, xml), *_values(_VALUED, xml), *_values(_VARIABLE, xml))
    return _lines(*own, *_COMMENT.findall(xml), *_BETWEEN.findall(xml))


def _values(pattern: re.Pattern[str], xml: str) -> list[str]:
    return [found[1] or found[2] or "" for found in pattern.finditer(xml)]


def _lines(words: str = "", *told: str) -> str:
    # the markup leaves blanks and says the same many times
    whole = html.unescape("\n".join([words, *dict.fromkeys(told)]))
    return "\n".join(line.strip() for line in whole.split("\n") if line.strip())


def _plain(data: bytes) -> ReadBack:
    return ReadBack(data.decode("utf-8-sig", "replace"))


def _mail(data: bytes) -> ReadBack:
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = list(_of_mail(message))
    return ReadBack(
        "\n".join(part.text for part in parts), "\n".join(part.metadata for part in parts)
    )


def _of_mail(message: email.message.EmailMessage) -> Iterator[ReadBack]:
    # to and from are the addresses of the work; they may be there
    kept = {"to", "from", "message-id", "date"}
    yield ReadBack("", "\n".join(v for name, v in message.items() if name.lower() not in kept))
    for part in message.walk():
        name = part.get_filename() or ""
        if part.is_multipart():
            continue
        if part.get_content_maintype() == "text" and not name:
            yield ReadBack(str(part.get_content()))
        else:
            raw = part.get_payload(decode=True)
            inner = read_back(raw if isinstance(raw, bytes) else b"", _suffix(name))
            yield ReadBack(inner.text, f"{name}\n{inner.metadata}")


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


_READERS: dict[str, Callable[[bytes], ReadBack]] = {
    "pdf": _pdf,
    "docx": _word,
    "txt": _plain,
    "eml": _mail,
}
