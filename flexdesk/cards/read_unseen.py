"""What a page of a PDF says that nobody sees: alternative texts, and what notes on it hold."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

_DEEPEST = 40
_END = 2
_KEYS = (b"Contents", b"TU", b"T", b"V", b"NM", b"Subj")
"""Where a note or field on a page keeps words."""


def unseen_of(page: Any) -> Iterator[str]:  # noqa: ANN401 - pypdfium2 ships no types
    """Yield the alternative texts, titles and notes of a page."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it ships no types

    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if tree:
        try:
            for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                yield from _told(pdfium, pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), 0)
        finally:
            pdfium.FPDF_StructTree_Close(tree)
    yield from _noted(pdfium, page.raw)


def _told(pdfium: Any, element: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - ctypes
    if not element or depth > _DEEPEST:
        return
    for ask in (
        pdfium.FPDF_StructElement_GetAltText,
        pdfium.FPDF_StructElement_GetActualText,
        pdfium.FPDF_StructElement_GetTitle,
    ):
        yield from _read(ask, element)
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _told(pdfium, pdfium.FPDF_StructElement_GetChildAtIndex(element, at), depth + 1)


def _noted(pdfium: Any, page: Any) -> Iterator[str]:  # noqa: ANN401 - ctypes
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        for key in _KEYS:
            yield from _read(pdfium.FPDFAnnot_GetStringValue, note, key)
        pdfium.FPDFPage_CloseAnnot(note)


def _read(ask: Callable[..., int], *of: object) -> Iterator[str]:
    """Yield what a call of pdfium writes, asked first how long it is; UTF-16 with an end."""
    size = ask(*of, None, 0)
    if size > _END:
        room = (ctypes.c_ushort * (size // 2 + 1))()
        ask(*of, room, size)
        yield bytes(room)[: size - _END].decode("utf-16-le", "replace")
