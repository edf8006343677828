"""The structure tree of a tagged PDF: elements, marks, parent tree, catalog and metadata."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject, PDFObjectReference, PDFStream

PRODUCER = "FlexDesk"

_ATTRIBUTES = {
    "scope": "/O /Table /Scope /{}",
    "numbering": "/O /List /ListNumbering /{}",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked content sequence: its page, from 0, and its number on that page."""

    page: int
    mcid: int


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree: a standard structure type, what it says for readers, its kids."""

    tag: str
    alt: str = ""
    actual: str = ""
    scope: str = ""
    numbering: str = ""
    id: str = ""
    kids: list["Element | Mark"] = field(default_factory=list)

    def add(self, element: "Element") -> "Element":
        """Put an element last under this one."""
        self.kids.append(element)
        return element


class _Raw(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """A PDF object given as finished bytes."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.body = b""

    def format(self, document: Any) -> bytes:  # noqa: ANN401, ARG002 - reportlab's call
        """Return the bytes."""
        return self.body

    def digest(self, md5: Any) -> None:  # noqa: ANN401 - reportlab's call, for the info object
        """Take part in the id of the file."""
        md5.update(self.body)


def pdf_text(text: str) -> str:
    """Return a text string of PDF: UTF-16 in hex, so that nothing needs escaping."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class _Writer:
    """Numbers objects and writes the tree's dictionaries."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - reportlab has no types
        self._document = document
        self._refs: dict[int, str] = {}
        self.pages: list[str] = [self.ref(page) for page in _pages(document)]

    def ref(self, thing: Any) -> str:  # noqa: ANN401 - reportlab has no types
        """Register an object, or look up its reference, and return how others name it."""
        reference: PDFObjectReference = self._document.Reference(thing)
        number, version = self._document.idToObjectNumberAndVersion[reference.name]
        return f"{number} {version} R"

    def new(self) -> tuple[_Raw, str]:
        """Return an empty object and its reference."""
        raw = _Raw()
        return raw, self.ref(raw)

    def element(self, element: Element, parent: str, refs: dict[int, str]) -> str:
        """Write an element and all below it; `refs` collects the references by identity."""
        raw, own = self.new()
        refs[id(element)] = own
        marks = [kid for kid in element.kids if isinstance(kid, Mark)]
        home = marks[0].page if marks else -1
        kids = [
            self.element(kid, own, refs) if isinstance(kid, Element) else self._mark(kid, home)
            for kid in element.kids
        ]
        page = f" /Pg {self.pages[home]}" if marks else ""
        body = f"<</Type /StructElem /S /{element.tag} /P {parent}{page}{_says(element)}"
        raw.body = f"{body} /K [{' '.join(kids)}]>>".encode("ascii")
        return own

    def _mark(self, mark: Mark, home: int) -> str:
        if mark.page == home:
            return str(mark.mcid)
        return f"<</Type /MCR /Pg {self.pages[mark.page]} /MCID {mark.mcid}>>"


def _pages(document: Any) -> list[Any]:  # noqa: ANN401 - reportlab has no types
    return list(document.Pages.pages)


def _says(element: Element) -> str:
    said = "".join(
        f" /{key} {pdf_text(text)}"
        for key, text in (("Alt", element.alt), ("ActualText", element.actual))
        if text
    )
    if element.id:
        said += f" /ID ({element.id})"
    attributes = [
        f"<<{pattern.format(getattr(element, name))}>>"
        for name, pattern in _ATTRIBUTES.items()
        if getattr(element, name)
    ]
    return said + (f" /A {' '.join(attributes)}" if attributes else "")


def _ids(root: Element, refs: dict[int, str]) -> list[tuple[str, str]]:
    found = [(root.id, refs[id(root)])] if root.id else []
    for kid in root.kids:
        if isinstance(kid, Element):
            found += _ids(kid, refs)
    return found


def write_tree(
    document: Any,  # noqa: ANN401 - reportlab has no types
    root: Element,
    owners: Sequence[Sequence[Element]],
    *,
    title: str,
    lang: str,
) -> None:
    """Write tree, parent tree, page entries, catalog and metadata into a finished document."""
    writer = _Writer(document)
    tree, tree_ref = writer.new()
    refs: dict[int, str] = {}
    top = writer.element(root, tree_ref, refs)
    numbers = " ".join(
        f"{page} [{' '.join(refs[id(owner)] for owner in marks)}]"
        for page, marks in enumerate(owners)
    )
    parents, parents_ref = writer.new()
    parents.body = f"<</Nums [{numbers}]>>".encode("ascii")
    named = "".join(f" ({name}) {ref}" for name, ref in sorted(_ids(root, refs)))
    ids = f" /IDTree <</Names [{named}]>>" if named else ""
    tree.body = (
        f"<</Type /StructTreeRoot /K [{top}] /ParentTree {parents_ref}"
        f" /ParentTreeNextKey {len(owners)}{ids}>>"
    ).encode("ascii")
    for number, page in enumerate(_pages(document)):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = PDFName("S")
    _write_catalog(document, tree, title=title, lang=lang)


def _write_catalog(document: Any, tree: _Raw, *, title: str, lang: str) -> None:  # noqa: ANN401 - reportlab has no types
    catalog = document.Catalog
    marks, shown, info = _Raw(), _Raw(), _Raw()
    marks.body = b"<</Marked true>>"
    shown.body = b"<</DisplayDocTitle true>>"
    info.body = f"<</Title {pdf_text(title)} /Producer ({PRODUCER})>>".encode("ascii")
    catalog.StructTreeRoot = tree
    catalog.MarkInfo = marks
    catalog.ViewerPreferences = shown
    catalog.Metadata = _metadata(title, lang)
    document.info = info


def _metadata(title: str, lang: str) -> Any:  # noqa: ANN401 - reportlab has no types
    """Return the XMP packet: title, language, producer; no person, no time, no PDF/UA claim."""
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{escape(lang)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
    stream = PDFStream(content=packet.encode("utf-8") + b"\n")
    stream.dictionary["Type"] = PDFName("Metadata")
    stream.dictionary["Subtype"] = PDFName("XML")
    return stream
