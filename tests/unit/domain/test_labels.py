"""Labels of the closed lists, and the words of files."""

import pytest

from flexdesk.domain.codes import (
    BenefitKind,
    ContactKind,
    EndedHow,
    Onward,
    OutcomeGroup,
    PlacementKind,
    Sector,
)
from flexdesk.domain.labels import LABELS, ending_of, from_label, group_of, label


def test_every_code_has_one_label_that_leads_back():
    for kind, labels in LABELS.items():
        assert set(labels) == set(kind)
        assert len(set(labels.values())) == len(labels)
        for code, text in labels.items():
            assert from_label(kind, text) == from_label(kind, text.upper()) == code
            assert from_label(kind, code) == code


@pytest.mark.parametrize(
    ("kind", "word", "code"),
    [
        (PlacementKind, "Midlertidigt fleksjob (pulje)", "puljefleksjob"),
        (PlacementKind, "Midlertidigt fleksjob", "puljefleksjob"),
        (PlacementKind, "Fleksjob", "ordinaert_fleksjob"),
        (PlacementKind, "Ordinaert job", "ordinaert_job"),
        (PlacementKind, "praktik", "virksomhedspraktik"),
        (BenefitKind, "LY", "ledighedsydelse"),
        (BenefitKind, "Selvforsørgelse", "selvforsoergelse"),
        (ContactKind, "Note", "notat"),
        (ContactKind, "E-mail", "mail"),
        (Sector, " privat ", "privat"),
        (Onward, "Graviditet/barsel", "graviditet_barsel"),
        (Onward, "Graviditet / barsel", "graviditet_barsel"),
        (Onward, "Arbejdspladsen stoppede.", "arbejdsgiver_stoppede"),
        (Onward, "Noget tredje", None),
        (Onward, "", None),
    ],
)
def test_words_of_files(kind, word, code):
    assert from_label(kind, word) == code


def test_labels():
    assert label(Onward.LEDIGHEDSYDELSE) == "Tilbage på ledighedsydelse"
    assert label(BenefitKind.LEDIGHEDSYDELSE) == "Ledighedsydelse"
    assert label("ledighedsydelse", Onward) == "Tilbage på ledighedsydelse"
    assert label("puljefleksjob") == "Puljefleksjob"
    assert label("lost") == "lost"


def test_groups_of_the_outcome_table():
    for onward in Onward:
        group = group_of(onward)
        assert (group == OutcomeGroup.OTHER) == (
            onward not in (Onward.ORDINAERT_FLEKSJOB, Onward.ORDINAERT_JOB)
        )
    assert group_of("") == group_of("lost") == OutcomeGroup.OTHER


@pytest.mark.parametrize(
    ("word", "how", "onward"),
    [
        ("Gennemført", EndedHow.GENNEMFOERT, ""),
        ("Ordinært fleksjob", "", Onward.ORDINAERT_FLEKSJOB),
        ("Arbejdspladsen stoppede", EndedHow.FOER_TID, Onward.ARBEJDSGIVER_STOPPEDE),
        ("Startede ikke", EndedHow.STARTEDE_IKKE, Onward.STARTEDE_IKKE),
        ("Sygemelding", "", Onward.SYGEMELDING),
        ("", "", ""),
    ],
)
def test_the_one_word_of_a_file_for_an_ending(word, how, onward):
    assert ending_of(word) == (how, onward)
