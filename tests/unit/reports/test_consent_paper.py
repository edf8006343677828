"""The consent form: one page whatever the card says, every word on it, or a refusal."""

import dataclasses

import pytest

from flexdesk.app.consent_words import told_sections
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import CARD_LABELS, UNASKED, Section
from flexdesk.domain.card_limits import LIMITS, too_much
from flexdesk.domain.kandidatkort import DAYS, CardContent, Experience
from flexdesk.reports.consent_paper import ConsentPaper, render_consent
from tests.support.desks import day
from tests.support.pdf_check import check_pdf

WORDS = "Ærø-smørrebrødsjomfru, årvågen og øjebliksklar i blåbærgrødskøkkenet ved Åbenrå fjord – "
HIDDEN = {Section.NAVN.value, Section.BILLEDE.value, *(section.value for section in UNASKED)}


def text_of(field, at=0):
    """Return the longest text a field may hold, another for every line."""
    longest = LIMITS[field].longest
    return f"{at}{WORDS * 4}"[: longest - 1].rstrip(" –,-") + "å"


def lines(field):
    return tuple(text_of(field, at) for at in range(LIMITS[field].most))


def longest():
    return CardContent(
        name=text_of("name"),
        headline=text_of("headline"),
        competences=lines("competences"),
        tasks=lines("tasks"),
        about=text_of("about"),
        experience=tuple(Experience("2016 – 2021", text) for text in lines("experience")),
        certificates=lines("certificates"),
        considerations=lines("considerations"),
        hours_from=8,
        hours_to=10.5,
        days=DAYS,
        times=text_of("times"),
        start_on=day("2026-10-01"),
        start_text=text_of("start_text"),
        area=text_of("area"),
        transport=text_of("transport"),
        languages=lines("languages"),
        licence=text_of("licence"),
        off=(),
    )


def paper(content, **values):
    names = {str(section): text for section, text in CARD_LABELS[Section].items()}
    told = [(names[code], texts) for code, texts in told_sections(content) if code not in HIDDEN]
    fields = {
        "name": "Åse Øster-Ægidius",
        "candidate_no": "K-2026-014",
        "number": 4,
        "version_day": day("2026-08-12"),
        "purpose": "At vise arbejdspladser, hvad jeg kan",
        "recipients": "Kommunale arbejdspladser, og ingen andre",
        "channels": "På papir og med mail",
        "until": day("2026-09-30"),
        "naming": "Kortet viser navnet »Åse Ø.« og intet billede.",
        "sections": tuple(told),
        "left_out": ("sprog",),
        "kept": (("Erfaring", "smertefri drift", "Det er navnet på et projekt i kantinen"),),
        "consultant": "Lene Østergaard",
        "contact": "89 40 00 00, lene@kommune.example",
        "municipality": "Aarhus Kommune",
        "team": "Team Fleksjob",
    }
    return ConsentPaper(**{**fields, **values})


def test_the_longest_card_is_on_one_page_with_every_word():
    content = longest()
    assert too_much(content) == ()
    made = paper(content, kept=(("Erfaring", "smertefri drift", "Et projekts navn"),) * 4)
    report = check_pdf(render_consent(dataclasses.replace(made, text=WORDS * 3)))
    assert (report.pages, report.findings) == (1, [])
    found = report.text.replace("\u00ad", "").replace(" ", "")
    for _name, texts in made.sections:
        for text in texts:
            assert text.replace(" ", "") in found, text


@pytest.mark.parametrize("content", [CardContent(headline="Køkken"), CardContent()])
def test_the_shortest_card_is_a_whole_form_too(content):
    report = check_pdf(render_consent(paper(content, kept=(), left_out=(), contact="")))
    assert (report.pages, report.findings) == (1, [])
    assert [level for level, _text in report.outline][:1] == [1]
    for words in ("Åse Øster-Ægidius", "30. september 2026", "Underskrift"):
        assert words in report.text
    assert "advaret" not in report.text


def test_what_cannot_be_on_one_page_is_refused_and_not_cut():
    many = (("Erfaring", WORDS, WORDS * 2),) * 30
    with pytest.raises(UserError) as caught:
        render_consent(paper(longest(), kept=many))
    assert caught.value.code == "consent.form_overflow"


def test_the_same_consent_gives_the_same_bytes_and_says_when_it_is_an_example():
    assert render_consent(paper(longest())) == render_consent(paper(longest()))
    example = check_pdf(render_consent(paper(longest(), is_example=True)))
    assert "Eksempeldata" in example.text
