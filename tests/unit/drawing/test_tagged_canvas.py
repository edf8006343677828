"""The tagged canvas: everything is marked, bytes repeat, and the checker finds planted faults."""

import io
import re
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest

from flexdesk.drawing.tagged import A4, Run, TaggedCanvas
from tests.support.pdf_check import check_pdf

INK = "#1B262C"


def sample() -> bytes:
    canvas = TaggedCanvas(title="Prøve – æøå")
    with canvas.artifact("Pagination"):
        canvas.rect(0, 0, A4[0], 5, fill=INK)
    with canvas.marked(canvas.element("H1")):
        canvas.text(50, 80, "Rødgrød (med \\ fløde)", face="display_semibold", size=31, fill=INK)
    paragraph = canvas.element("P")
    with canvas.marked(paragraph):
        lines = (
            (Run("sans", "En ledighedsydelsesmodta\u00ad", INK),),
            (Run("sans", "gere og ", INK), Run("bold", "fed", "#A84B0B")),
            (Run("sans", "73\u00a0procent ■ ”", INK),),
        )
        canvas.lines(50, 120, lines, size=9.4, leading=13)
    _table(canvas)
    listed = canvas.element("L", numbering="Disc")
    item = canvas.element("LI", listed)
    with canvas.marked(canvas.element("Lbl", item)):
        canvas.text(50, 300, "•", face="bold", size=9, fill=INK)
    with canvas.marked(canvas.element("LBody", item)):
        canvas.text(60, 300, "punkt", face="sans", size=9, fill=INK)
    with canvas.marked(canvas.element("Figure", alt="Et søjlediagram.")):
        canvas.rect(50, 320, 20, 40, fill=INK, stroke=INK, radius=3)
        canvas.dot(100, 340, 4, fill=INK)
        canvas.polyline(((50, 400), (80, 380), (110, 410)), stroke=INK)
        canvas.line(50, 420, 110, 420, stroke=INK, dash=(3, 2))
    with canvas.marked(canvas.element("Note", id="note-1")):
        canvas.text(50, 450, "¹ note", face="sans", size=7, fill=INK)
    canvas.next_page()
    with canvas.marked(paragraph):
        canvas.text(50, 80, "fortsat", face="sans", size=9.4, fill=INK, tracking=1)
    return canvas.finish()


def _table(canvas: TaggedCanvas) -> None:
    table = canvas.element("Table")
    head = canvas.element("TR", table)
    with canvas.marked(canvas.element("TH", head, scope="Column")):
        canvas.text(50, 200, "Antal", face="bold", size=9, fill=INK)
    row = canvas.element("TR", table)
    with canvas.marked(canvas.element("TD", row)):
        canvas.text(50, 220, "608", face="sans", size=9, fill=INK)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return sample()


def test_checker_finds_nothing_in_a_sound_file(pdf: bytes) -> None:
    report = check_pdf(pdf)
    assert report.findings == []
    assert report.pages == 2
    assert report.tags["TR"] == 2


def test_same_drawing_gives_same_bytes(pdf: bytes) -> None:
    assert sample() == pdf


def test_text_reads_back_unglued_and_with_soft_hyphen(pdf: bytes) -> None:
    text = check_pdf(pdf).text
    assert "Rødgrød (med \\ fløde)" in text
    assert "ledighedsydelsesmodta\u00adgere og fed 73 procent ■ ” fortsat" in text


def test_pdfium_reads_the_same_words(pdf: bytes) -> None:
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "73 procent" in page.replace("\r\n", " ")
    assert "fed73" not in page


def test_nothing_personal_and_no_time_is_in_the_file(pdf: bytes) -> None:
    assert b"CreationDate" not in pdf
    assert b"/Author" not in pdf
    assert b"Helvetica" not in pdf
    assert b"anonymous" not in pdf


def test_painting_outside_a_mark_is_refused() -> None:
    canvas = TaggedCanvas(title="x")
    with pytest.raises(AssertionError):
        canvas.rect(0, 0, 10, 10, fill=INK)


def test_a_mark_inside_a_mark_is_refused() -> None:
    canvas = TaggedCanvas(title="x")
    with canvas.artifact(), pytest.raises(AssertionError), canvas.artifact():
        pass


def _streams(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


def _first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    todo = [pdf.Root.StructTreeRoot.K[0]]
    while todo:
        element = todo.pop(0)
        if f"/{tag}" == element.S:
            return element
        kids = element.K if isinstance(element.get("/K"), pikepdf.Array) else []
        todo += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    raise AssertionError(tag)


def _drop_bdc(data: bytes) -> bytes:
    return re.sub(rb"/H1 <</MCID 0>> BDC(.*?)EMC", rb"\1", data, count=1, flags=re.DOTALL)


def _no_font_file(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].resources.Font.values()))
    del font.FontDescriptor["/FontFile2"]


def _no_unicode(pdf: pikepdf.Pdf) -> None:
    del next(iter(pdf.pages[0].resources.Font.values()))["/ToUnicode"]


def _swap_parents(pdf: pikepdf.Pdf) -> None:
    entries = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    entries[0], entries[1] = entries[1], entries[0]


def _orphan(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K[0].K[0]


def _twice(pdf: pikepdf.Pdf) -> None:
    paragraph = _first(pdf, "P")
    paragraph.K.append(0)


def _personal(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info["/Author"] = pikepdf.String("Nogen")


FAULTS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "unmarked": lambda pdf: _streams(pdf, lambda d: d + b"\n0 0 9 9 re f\n"),
    "owner": _orphan,
    "no-mark": lambda pdf: _streams(pdf, _drop_bdc),
    "mcid-twice": lambda pdf: _streams(pdf, lambda d: d.replace(b"/MCID 1>>", b"/MCID 0>>")),
    "nested": lambda pdf: _streams(pdf, lambda d: d.replace(b"EMC", b"", 1)),
    "alt": lambda pdf: _first(pdf, "Figure").__delitem__("/Alt"),
    "scope": lambda pdf: _first(pdf, "TH").__delitem__("/A"),
    "place": lambda pdf: _first(pdf, "TR").__setitem__("/S", pikepdf.Name.Sect),
    "heading": lambda pdf: _first(pdf, "P").__setitem__("/S", pikepdf.Name.H3),
    "h1": lambda pdf: _first(pdf, "H1").__setitem__("/S", pikepdf.Name.P),
    "note-id": lambda pdf: _first(pdf, "Note").__delitem__("/ID"),
    "parent-tree": _swap_parents,
    "font": _no_font_file,
    "to-unicode": _no_unicode,
    "lang": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "title": lambda pdf: pdf.trailer.Info.__delitem__("/Title"),
    "display-title": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "tabs": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "struct-parents": lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"),
    "personal": _personal,
    "tree": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
}


@pytest.mark.parametrize("code", FAULTS)
def test_checker_finds_a_planted_fault(code: str, pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        FAULTS[code](opened)
        out = io.BytesIO()
        opened.save(out)
    codes = {finding.split(":")[0] for finding in check_pdf(out.getvalue()).findings}
    assert code in codes


def test_checker_finds_a_mark_with_two_owners(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        _twice(opened)
        out = io.BytesIO()
        opened.save(out)
    assert any(
        "owner" in finding and ": 2" in finding for finding in check_pdf(out.getvalue()).findings
    )
