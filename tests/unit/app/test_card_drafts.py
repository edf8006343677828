"""The working card: what it begins with, how it is kept, its photo and its contact box."""

import dataclasses
import io

import pytest
from PIL import Image

from flexdesk.app import attachments, card_photo, citizen_erasing, history
from flexdesk.app.attachments import NewFile
from flexdesk.app.card_choices import KINDS, WANTED, bank
from flexdesk.app.card_drafts import (
    card_draft,
    drop_card_draft,
    newer_contact,
    refuse_too_much,
    save_card_draft,
    typed_drafts,
)
from flexdesk.app.card_guard import check_text
from flexdesk.app.card_photo import Crop
from flexdesk.app.card_prefill import contact_of, start_content
from flexdesk.app.card_versions import make_version
from flexdesk.app.consultant_contact import set_contact
from flexdesk.app.kept_drafts import kept_drafts
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from flexdesk.domain.card_limits import LIMITS, too_much
from flexdesk.domain.guard import Verdict
from flexdesk.domain.kandidatkort import (
    CardContent,
    Experience,
    Override,
    content_hash,
    statements,
    to_value,
)
from tests.support.desks import DAY, a_desk, add, add_citizen, day

OVERRIDE = Override("about", "diagnosis.word", "stærk", "Det er navnet på et firma")


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(
        desk, wanted_work="Køkken, lager", transport="Bus", licence="B og truck",
        language="Arabisk, tolk ønskes", hours_now=8.0, hours_aim=12.0,
        skaanehensyn="Rolige omgivelser, må ikke løfte over 10 kg pga. diskusprolaps",
    )  # fmt: skip


def a_photo(colour=(10, 90, 120)):
    out = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(out, "PNG")
    return out.getvalue()


def version(desk, citizen, content, number=1):
    add(
        desk, "card_version", citizen=citizen, number=number, day=DAY, content=to_value(content),
        content_hash=content_hash(content), overrides=[dataclasses.asdict(OVERRIDE)],
    )  # fmt: skip


def test_a_first_card_says_what_the_register_knows(desk, citizen):
    card = start_content(desk, citizen)
    assert card.name == "Åse A."
    assert card.candidate_no == "K-2016-285"
    assert card.headline == "Søger fleksjob i køkken eller på lager"
    assert card.considerations == ("Rolige omgivelser", "Ingen løft over 10 kg")
    assert (card.hours_from, card.hours_to) == (8.0, 12.0)
    assert (card.transport, card.licence) == ("Med bus", "Kategori B")
    assert card.languages == ("Arabisk",)
    assert card.certificates == ("Truckcertifikat",)
    assert card.next_steps == (
        "Ring til jobkonsulenten, så aftaler vi et kort møde hos jer",
        "Praktik i cirka 4 uger, så I kan lære hinanden at kende",
        "Midlertidigt fleksjob i 9–12 måneder",
        "Derefter et ordinært fleksjob, hos jer eller et andet sted",
    )
    assert card.price.startswith("Praktikken koster ingen løn")
    assert too_much(card) == ()


def test_nothing_internal_reaches_the_first_card(desk, citizen):
    told = " ".join(said for _section, said in statements(start_content(desk, citizen))).casefold()
    for word in ("prolaps", "tolk", "aagaard", "670770", "ledighedsydelse"):
        assert word not in told


def test_experience_comes_from_stays_that_began_the_newest_first(desk, citizen):
    kitchen = add(desk, "workplace", name="Skolekøkkenet Møllevang", branch="Børn og Unge")
    old = add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", workplace=kitchen,
        start=day("2014-03-01"), last_day=day("2014-03-28"),
    )  # fmt: skip
    add(desk, "terms", citizen=citizen, placement=old, duties="Anretning\nog opvask")
    add(
        desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2015-02-01"),
        workplace=kitchen,
    )  # fmt: skip
    add(
        desk, "placement", citizen=citizen, kind="loentilskud", start=day("2010-02-01"),
        last_day=day("2012-02-01"),
    )  # fmt: skip
    add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2013-02-01"),
        last_day=day("2013-02-02"), ended_how="startede_ikke",
    )  # fmt: skip
    assert start_content(desk, citizen).experience == (
        Experience("siden 2015", "Fleksjob, Skolekøkkenet Møllevang"),
        Experience("2014", "Praktik, Skolekøkkenet Møllevang: anretning og opvask"),
        Experience("2010–2012", "Ansat"),
    )


def test_two_jobs_at_one_place_are_one_line(desk, citizen):
    place = add(desk, "workplace", name="Park og Vej")
    for kind, start, last in (
        ("puljefleksjob", "2014-02-01", "2015-01-31"), ("ordinaert_fleksjob", "2015-02-01", None),
    ):  # fmt: skip
        add(
            desk, "placement", citizen=citizen, kind=kind, workplace=place, start=day(start),
            last_day=day(last) if last else None,
        )  # fmt: skip
    assert start_content(desk, citizen).experience == (
        Experience("siden 2014", "Fleksjob, Park og Vej"),
    )


def test_passed_courses_are_certificates_but_a_licence_is_none(desk, citizen):
    for kind, words, result in (
        ("hygiejnebevis", "", "bestaaet"), ("kursus", "Førstehjælp", "gennemfoert"),
        ("koerekort", "", "bestaaet"), ("kursus", "Svejsning", "ikke_bestaaet"),
        ("mentor", "Støtte til angst", "gennemfoert"),
    ):  # fmt: skip
        add(
            desk, "support", citizen=citizen, kind=kind, text=words, result=result, state="bevilget"
        )
    told = start_content(desk, citizen).certificates
    assert set(told) == {"Hygiejnebevis", "Førstehjælp", "Truckcertifikat"}


def test_a_protected_person_stays_unnamed_and_placeless(desk):
    hidden = add_citizen(desk, address_protected=True, city="Aarhus V")
    place = add(desk, "workplace", name="Biblioteket i Risskov", branch="Kultur")
    add(
        desk, "placement", citizen=hidden, kind="virksomhedspraktik", workplace=place,
        start=day("2015-02-01"),
    )  # fmt: skip
    card = start_content(desk, hidden)
    assert (card.name, card.area) == ("", "")
    assert card.experience == (Experience("siden 2015", "Praktik, Kultur"),)


def test_what_is_typed_is_kept_and_comes_back(desk, citizen):
    before = card_draft(desk, citizen)
    assert (before.number, before.is_typed, before.is_new) == (0, False, True)
    typed = dataclasses.replace(before.content, about="Jeg trives i køkkenet.", days=("man", "ons"))
    save_card_draft(desk, citizen, typed, (OVERRIDE,))
    now = card_draft(desk, citizen)
    assert (now.content, now.overrides, now.is_typed) == (typed, (OVERRIDE,), True)
    assert typed_drafts(desk)[citizen].content == typed
    assert [row.title for row in kept_drafts(desk)] == ["Kandidatkort"]
    drop_card_draft(desk, citizen)
    assert typed_drafts(desk) == {}
    assert card_draft(desk, citizen).content == before.content


def test_a_draft_that_says_nothing_new_is_forgotten(desk, citizen):
    begun = card_draft(desk, citizen).content
    save_card_draft(desk, citizen, dataclasses.replace(begun, headline="Andet"))
    save_card_draft(desk, citizen, begun)
    assert typed_drafts(desk) == {}


def test_after_a_version_the_card_goes_on_from_it(desk, citizen):
    version(desk, citizen, CardContent(headline="Første"))
    version(desk, citizen, CardContent(headline="Anden"), number=2)
    now = card_draft(desk, citizen)
    assert (now.content.headline, now.number, now.is_new) == ("Anden", 2, False)
    assert now.overrides == (OVERRIDE,)


def test_undoing_a_version_brings_back_what_it_was_made_of(desk, citizen):
    typed = CardContent(candidate_no="K-2016-285", headline="Søger fleksjob i køkken")
    save_card_draft(desk, citizen, typed)
    done = make_version(desk, citizen, typed)
    assert typed_drafts(desk) == {}
    assert not card_draft(desk, citizen).is_typed
    history.undo(desk, done.tx)
    back = card_draft(desk, citizen)
    assert (back.content, back.is_typed, back.number) == (typed, True, 0)
    drop_card_draft(desk, citizen)
    assert not card_draft(desk, citizen).is_typed
    assert desk.store.reads.drafts() == ()


def test_redo_of_a_version_makes_it_no_draft_again(desk, citizen):
    done = make_version(desk, citizen, CardContent(headline="Søger fleksjob i køkken"))
    history.undo(desk, done.tx)
    history.redo(desk)
    assert not card_draft(desk, citizen).is_typed
    assert card_draft(desk, citizen).number == 1


def test_a_draft_of_an_unknown_citizen_is_refused(desk):
    with pytest.raises(UserError) as error:
        save_card_draft(desk, "0" * 32, CardContent())
    assert error.value.code == "citizen.unknown"


def test_a_draft_that_cannot_be_read_is_none(desk, citizen):
    desk.store.save_draft(f"card:{citizen}", "{not json")
    assert not card_draft(desk, citizen).is_typed
    assert typed_drafts(desk) == {}


def test_erasing_a_citizen_erases_the_draft(desk, citizen):
    save_card_draft(desk, citizen, CardContent(headline="Skal væk"))
    citizen_erasing.erase_citizen(desk, citizen, reason="slettefrist")
    assert desk.store.reads.drafts() == ()


def test_the_contact_box_is_the_consultants(desk, citizen):
    done = set_contact(desk, "KON01", "87 00 00 12", "lene@example.dk", "Virksomhedskonsulent")
    box = contact_of(desk, citizen)
    assert dataclasses.astuple(box) == (
        "Lene Østergaard", "Virksomhedskonsulent", "Jobcenter Aarhus", "87 00 00 12",
        "lene@example.dk",
    )  # fmt: skip
    assert set_contact(desk, "KON01", "87 00 00 12", "lene@example.dk", "").tx == ""
    assert newer_contact(desk, citizen, CardContent()) == box
    assert newer_contact(desk, citizen, CardContent(contact=box)) is None
    assert "kontakt til jobkonsulent" in [row.text for row in history.rows(desk)]
    history.undo(desk, done.tx)
    assert contact_of(desk, citizen).phone == ""


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (("KON01", "ring bare", "", ""), "person.phone"),
        (("KON01", "", "lene", ""), "person.email"),
        (("KON01", "", "", "x" * 61), "text.too_long"),
        (("", "", "", ""), "member.empty"),
        (("UKENDT", "", "", ""), "value.unknown"),
    ],
)
def test_a_contact_that_is_none_is_refused(desk, values, code):
    with pytest.raises(UserError) as error:
        set_contact(desk, *values)
    assert error.value.code == code


def test_a_photo_is_kept_once_and_undone(desk, citizen):
    shown = card_photo.look_at(a_photo())
    assert card_photo.middle_of(shown) == Crop(50, 0, 300)
    done = card_photo.keep_photo(desk, citizen, a_photo(), Crop(50, 0, 300))
    again = card_photo.keep_photo(desk, citizen, a_photo(), Crop(50, 0, 300))
    assert (again.id, again.tx) == (done.id, "")
    content = CardContent(photo=done.id)
    assert card_photo.photo_of(desk, content)[:3] == b"\xff\xd8\xff"
    history.undo(desk, done.tx)
    assert card_photo.photo_of(desk, content) is None
    assert card_photo.photo_of(desk, CardContent()) is None


def test_a_picture_that_was_only_attached_is_no_photo_of_a_card(desk, citizen):
    row = attachments.attach(desk, citizen, [NewFile("billede.png", a_photo())]).id
    assert attachments.attachments(desk, citizen)[0].kind_text == "Billede"
    assert card_photo.photo_of(desk, CardContent(photo=row)) is None


def test_a_bad_photo_leaves_nothing_behind(desk, citizen):
    before = len(history.rows(desk))
    for data, crop in ((b"intet", Crop(0, 0, 100)), (a_photo(), Crop(300, 0, 300))):
        with pytest.raises(UserError) as error:
            card_photo.keep_photo(desk, citizen, data, crop)
        assert text(error.value).endswith(".")
    assert len(history.rows(desk)) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (CardContent(headline="o" * 91), "card.too_long"),
        (CardContent(tasks=("x",) * 7), "card.too_many"),
        (CardContent(hours_from=12.0, hours_to=8.0), "card.hours"),
        (CardContent(hours_to=40.0), "card.hours"),
    ],
)
def test_too_much_is_refused_with_a_sentence(content, code):
    with pytest.raises(UserError) as error:
        refuse_too_much(content)
    assert error.value.code == code
    assert "står der endnu" in text(error.value)


def test_what_fits_is_not_refused(desk, citizen):
    assert refuse_too_much(start_content(desk, citizen)) is None


def test_no_shipped_phrase_is_stopped_by_the_guard(desk, citizen):
    phrases = [
        phrase
        for kind in (*KINDS, WANTED)
        for group in bank().groups(kind)
        for phrase in group.phrases
    ]
    found = [
        (told, finding.rule, finding.verdict)
        for phrase in phrases
        for told in (phrase.da, phrase.en)
        for finding in check_text(desk, citizen, told)
    ]
    assert [each for each in found if each[2] == Verdict.BLOCK] == []
    assert found == [], "a phrase of our own should not even be warned about"
    assert len(phrases) > len(LIMITS)
