"""Checks a tagged PDF mark by mark: what a screen reader needs, and what a reader must not find.

Each finding is one line: a code, a colon, where and what. No findings means: every painting
operator lies in marked content or an artifact, every mark has exactly one owner and the parent
tree names it, the tree is well formed, fonts are embedded and can be read back.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

PAINTING = frozenset(
    [
        *["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", "Do", "sh", "BI"],
        '"',
        "INLINE IMAGE",
    ]
)
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "Caption": {"Table", "Figure", "L"},
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
}
PERSONAL = ("/Author", "/CreationDate", "/ModDate", "/Creator")
_HEADING = re.compile(r"H([1-6])")


@dataclass
class Report:
    """What was found, and the tree as text in reading order."""

    findings: list[str] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    outline: list[tuple[int, str]] = field(default_factory=list)
    text: str = ""
    pages: int = 0

    def add(self, code: str, where: object = "") -> None:
        self.findings.append(f"{code}: {where}")


def check_pdf(data: bytes) -> Report:
    """Return the report on a PDF."""
    report = Report()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        report.pages = len(pdf.pages)
        _check_catalog(pdf, report)
        marks = [_check_page(page, number, report) for number, page in enumerate(pdf.pages)]
        tree = _Tree(pdf, report, marks)
        tree.check()
        _check_fonts(pdf, report)
    return report


def _check_catalog(pdf: pikepdf.Pdf, report: Report) -> None:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        report.add("lang", "the catalog names no language")
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        report.add("marked", "MarkInfo does not say Marked")
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        report.add("display-title", "ViewerPreferences do not show the title")
    info = pdf.trailer.get("/Info", {})
    if not str(info.get("/Title", "")).strip():
        report.add("title", "no title")
    for key in PERSONAL:
        if key in info:
            report.add("personal", key)
    if "/Metadata" not in root:
        report.add("xmp", "no metadata stream")
    elif b"pdfuaid" in root.Metadata.read_bytes():
        report.add("claim", "PDF/UA is claimed")


def _check_page(page: pikepdf.Page, number: int, report: Report) -> dict[int, str]:
    """Return the text of each mark of a page, and find what is painted outside any."""
    if page.obj.get("/Tabs") != pikepdf.Name.S:
        report.add("tabs", f"page {number + 1}")
    if page.obj.get("/StructParents") is None:
        report.add("struct-parents", f"page {number + 1}")
    walk = _Walk(_Decoder(page), f"page {number + 1}", report)
    for operands, operator in pikepdf.parse_content_stream(page):
        walk.step(str(operator), operands)
    if walk.stack:
        report.add("open", f"page {number + 1}: {len(walk.stack)} marks never end")
    return walk.texts


class _Walk:
    """Goes through a page's operators and keeps which mark is open."""

    def __init__(self, codes: "_Decoder", where: str, report: Report) -> None:
        self.codes = codes
        self.where = where
        self.report = report
        self.stack: list[tuple[str, int | None]] = []
        self.texts: dict[int, str] = {}

    def step(self, name: str, operands: list) -> None:
        if name in ("BDC", "BMC"):
            self._begin(operands)
        elif name == "EMC":
            if not self.stack:
                self.report.add("emc", f"{self.where}: EMC without BDC")
            else:
                self.stack.pop()
        elif name in PAINTING and not self.stack:
            self.report.add("unmarked", f"{self.where} operator {name}")
        elif name == "Tf":
            self.codes.font = str(operands[0])
        elif name in ("Tj", "TJ"):
            mcid = self.stack[-1][1]
            if mcid is not None:
                self.texts[mcid] += self.codes.text(operands[0])

    def _begin(self, operands: list) -> None:
        mcid = _mcid(operands)
        tag = str(operands[0])[1:]
        if mcid is not None and mcid in self.texts:
            self.report.add("mcid-twice", f"{self.where} mcid {mcid}")
        if self.stack and (mcid is not None or tag == "Artifact"):
            self.report.add("nested", f"{self.where} {tag} inside {self.stack[-1][0]}")
        if mcid is not None:
            self.texts.setdefault(mcid, "")
        elif tag != "Artifact" and not self.stack:
            self.report.add("no-mcid", f"{self.where} {tag}")
        self.stack.append((tag, mcid))


def _mcid(operands: list) -> int | None:
    if len(operands) < 2 or not isinstance(operands[1], pikepdf.Dictionary):
        return None
    found = operands[1].get("/MCID")
    return None if found is None else int(found)


class _Decoder:
    """Reads shown bytes back to text by the fonts' ToUnicode maps."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.font = ""
        fonts = page.resources.get("/Font", {})
        self._maps = {name: _to_unicode(font) for name, font in fonts.items()}

    def text(self, shown: object) -> str:
        pieces = [shown] if isinstance(shown, pikepdf.String) else list(shown)
        table = self._maps.get(self.font, {})
        return "".join(
            "".join(table.get(byte, "\ufffd") for byte in bytes(piece))
            for piece in pieces
            if isinstance(piece, pikepdf.String)
        )


def _to_unicode(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    table: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[int(code, 16)] = bytes.fromhex(target).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for low, _high, targets in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.DOTALL
        ):
            for offset, target in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", targets)):
                table[int(low, 16) + offset] = bytes.fromhex(target).decode("utf-16-be")
    return table


class _Tree:
    """Walks the structure tree and compares it with the marks of the pages."""

    def __init__(self, pdf: pikepdf.Pdf, report: Report, marks: list[dict[int, str]]) -> None:
        self.report = report
        self.marks = marks
        self.root = pdf.Root.get("/StructTreeRoot")
        self.pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self.owners: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self.level = 0
        self.ids: set[str] = set()

    def check(self) -> None:
        if self.root is None:
            self.report.add("tree", "no structure tree")
            return
        for kid in _kids(self.root):
            self._element(kid, "StructTreeRoot", 0)
        self._check_owners()
        self._check_parent_tree()
        if not self.report.tags["H1"]:
            self.report.add("h1", "no H1")

    def _element(self, element: pikepdf.Object, parent: str, depth: int) -> None:
        tag = str(element.get("/S", "/?"))[1:]
        self.report.tags[tag] += 1
        self._check_place(element, tag, parent)
        own = ""
        for kid in _kids(element):
            if isinstance(kid, int):
                own += self._own(element, element.get("/Pg"), kid)
            elif "/MCID" in kid:
                own += self._own(element, kid.get("/Pg"), int(kid.MCID))
            else:
                if kid.get("/P") is None or kid.P.objgen != element.objgen:
                    self.report.add("parent", f"a kid of {tag} names another parent")
                self._element(kid, tag, depth + 1)
        if own.strip():
            self.report.outline.append((depth, f"{tag} {own.strip()}"))
            self.report.text += own
        elif not _kids(element):
            self.report.add("empty", tag)

    def _own(self, element: pikepdf.Object, page: pikepdf.Object | None, mcid: int) -> str:
        number = self.pages.get(page.objgen) if page is not None else None
        if number is None:
            self.report.add("page", f"mark {mcid} names no page")
            return ""
        self.owners.setdefault((number, mcid), []).append(element.objgen)
        if mcid not in self.marks[number]:
            self.report.add("no-mark", f"page {number + 1} mcid {mcid}")
            return ""
        return self.marks[number][mcid]

    def _check_place(self, element: pikepdf.Object, tag: str, parent: str) -> None:
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.report.add("place", f"{tag} in {parent}")
        if tag == "Figure" and not str(element.get("/Alt", "")).strip():
            self.report.add("alt", "a figure has none")
        if tag == "TH" and _attribute(element, "/Scope") not in ("/Row", "/Column", "/Both"):
            self.report.add("scope", "a TH has none")
        if tag == "Note":
            name = str(element.get("/ID", ""))
            if not name or name in self.ids:
                self.report.add("note-id", name or "none")
            self.ids.add(name)
        match = _HEADING.fullmatch(tag)
        if match:
            level = int(match.group(1))
            if level > self.level + 1:
                self.report.add("heading", f"H{self.level} is followed by H{level}")
            self.level = level

    def _check_owners(self) -> None:
        for number, marks in enumerate(self.marks):
            for mcid in marks:
                owners = self.owners.get((number, mcid), [])
                if len(owners) != 1:
                    self.report.add("owner", f"page {number + 1} mcid {mcid}: {len(owners)}")

    def _check_parent_tree(self) -> None:
        tree = self.root.get("/ParentTree")
        numbers = list(tree.Nums) if tree is not None and "/Nums" in tree else []
        named = {int(numbers[i]): list(numbers[i + 1]) for i in range(0, len(numbers) - 1, 2)}
        for (number, mcid), owners in self.owners.items():
            entries = named.get(number, [])
            if mcid >= len(entries) or entries[mcid].objgen != owners[0]:
                self.report.add("parent-tree", f"page {number + 1} mcid {mcid}")


def _kids(element: pikepdf.Object) -> list:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attribute(element: pikepdf.Object, name: str) -> str:
    attributes = element.get("/A", {})
    entries = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    for entry in entries:
        if name in entry:
            return str(entry[name])
    return ""


def _check_fonts(pdf: pikepdf.Pdf, report: Report) -> None:
    for name, font in _fonts(pdf):
        descriptor = font.get("/FontDescriptor", {})
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            report.add("font", f"{name} is not embedded")
        if "/ToUnicode" not in font:
            report.add("to-unicode", name)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    seen = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", {}).values():
            if font.objgen not in seen:
                seen.add(font.objgen)
                yield str(font.get("/BaseFont", "?")), font
