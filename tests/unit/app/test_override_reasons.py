"""What is kept against the guard's advice says why, in more than a sign."""

import pytest

from flexdesk.app.override_reasons import check_reasons, least_reason
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from flexdesk.domain.kandidatkort import Override
from tests.support.desks import DAY, a_desk


def kept(reason):
    return Override("erfaring", "regel", "smertefri drift", reason)


def test_ten_signs_are_a_reason_and_blanks_are_none(tmp_path):
    with a_desk(tmp_path) as desk:
        assert least_reason(desk, DAY) == 10
        check_reasons(desk, ())
        check_reasons(desk, (kept("et projekt"),))
        for reason in ("", "navn", "et    projek", " " * 20):
            with pytest.raises(UserError) as caught:
                check_reasons(desk, (kept("et projekt i kantinen"), kept(reason)))
            assert caught.value.code == "card.reason_short"
        assert "10 tegn" in text(caught.value)
