"""A page as pixels: the width asked for, three bytes a pixel, the band in its colour."""

import pytest

from flexdesk.cards.paper import draw_many, draw_preview
from flexdesk.cards.picture import picture
from flexdesk.domain.card_codes import CardSize
from tests.support.cards import a_dress, a_permit, usual_content


@pytest.mark.parametrize("width", [333, 760])
def test_a_page_when_pictured_then_it_has_the_width_asked_for(width: int) -> None:
    data = draw_preview(usual_content(), a_dress(size=CardSize.A4), "UDKAST")
    found = picture(data, width)
    assert found.width == width
    assert found.height / width == pytest.approx(2**0.5, abs=0.01)
    assert len(found.rgb) == found.width * found.height * 3
    assert found.pages == 1
    at = 3 * (found.width * (found.height // 2) + 3)
    assert tuple(found.rgb[at : at + 3]) == (0x0A, 0x4A, 0x57)


def test_a_later_page_when_pictured_then_it_is_that_page() -> None:
    content = usual_content()
    data = draw_many([(content, a_dress(), a_permit(content))] * 2)
    assert picture(data, 200, page=1) == picture(data, 200, page=0)
    assert picture(data, 200).pages == 2
