"""Phrases of the card: lists, search, and the way from a limitation to a lawful need."""

import pytest

from flexdesk.app.card_choices import (
    KINDS,
    WANTED,
    bank,
    choices,
    find,
    in_language,
    needs,
    translate,
)
from flexdesk.base.danish import fold
from flexdesk.domain.card_limits import LIMITS
from flexdesk.domain.kandidatkort import CardContent

_FIELD_OF = {
    "kompetencer": "competences", "opgaver": "tasks", "beviser": "certificates",
    "hensyn": "considerations", "pris": "price", "naeste": "next_steps", "sprog": "languages",
    "transport": "transport",
}  # fmt: skip


def every(kind):
    return [phrase for group in bank().groups(kind) for phrase in group.phrases]


def first(limitation):
    return next((phrase.da for phrase in translate(limitation)), "")


@pytest.mark.parametrize(
    ("kind", "least"), [("kompetencer", 150), ("opgaver", 40), ("beviser", 20), ("hensyn", 80)]
)
def test_the_lists_are_as_long_as_promised(kind, least):
    assert len(every(kind)) >= least


@pytest.mark.parametrize("kind", KINDS)
def test_every_phrase_fits_its_field_and_is_said_once(kind):
    longest = LIMITS[_FIELD_OF[kind]].longest
    phrases = every(kind)
    for told in ([p.key for p in phrases], [p.da for p in phrases], [p.en for p in phrases]):
        assert len(told) == len(set(told))
    for phrase in phrases:
        assert phrase.key.isascii()
        assert phrase.key == phrase.key.lower()
        assert 0 < len(phrase.da) <= longest
        assert 0 < len(phrase.en) <= longest
        assert "{" not in phrase.da + phrase.en
        assert phrase.da[0].isupper()


def test_the_choices_are_the_lists():
    assert choices().hensyn == bank().groups("hensyn")
    assert choices().kompetencer[0].phrases[0].da == "Smørrebrød"


@pytest.mark.parametrize(
    ("internal", "need"),
    [
        ("må ikke løfte over 10 kg på grund af ryggen", "Ingen løft over 10 kg"),
        ("Må højst løfte ti kilo", "Ingen løft over 10 kg"),
        ("bære maks. 2,5kg", "Ingen løft over 2,5 kg"),
        ("ingen tunge løft", "Ingen tunge løft"),
        ("kan højst stå op i 20 min. ad gangen", "Stående arbejde i højst 20 minutter ad gangen"),
        ("Pause hver anden time", "En kort pause hver 2. time"),
        ("pause hvert 45. minut pga. træthed", "En kort pause hvert 45. minut"),
        ("pause i et kvarter", "Pauser på 15 minutter efter aftale"),
        ("ikke før kl. 9.30", "Mødetid tidligst kl. 9.30"),
        ("max tre timer om dagen pga. sclerose", "Op til 3 timer om dagen"),
        ("kan kun arbejde en time om dagen", "Op til 1 time om dagen"),
        ("kan koncentrere sig i en halv time",
         "Opgaver, der kan deles op i 30 minutter ad gangen"),
        ("højst 300 meter at gå", "Gang på højst 300 meter ad gangen"),
        ("højst 30 min. transport", "Højst 30 minutters transport hver vej"),
        ("Har angst", "Rolige omgivelser"),
        ("ordblind", "Mundtlige beskeder, gerne med billeder"),
        ("TÅLER IKKE STØJ", "Rolige omgivelser"),
        ("taaler ikke stoej", "Rolige omgivelser"),
        ("Ikke telefonpasning", "Opgaver uden telefonpasning"),
        ("må ikke arbejde på stige", "Arbejde på gulvet, ikke på stige eller stillads"),
        ("Rolige omgivelser", "Rolige omgivelser"),
    ],
)  # fmt: skip
def test_a_limitation_becomes_a_need(internal, need):
    assert first(internal) == need


@pytest.mark.parametrize(
    "internal", ["", "helbredet driller", "kan godt løfte tungt", "vejer 120 kg", "670770-4285 kg"]
)
def test_what_says_nothing_is_given_nothing(internal):
    assert translate(internal) == ()


def test_every_part_is_answered_the_surest_of_each_first():
    told = [p.da for p in translate("PTSD; kan ikke tåle mange mennesker, højst løft 5 kg")]
    assert told[:3] == [
        "Rolige omgivelser", "Få mennesker omkring sig ad gangen", "Ingen løft over 5 kg"
    ]  # fmt: skip


def test_a_first_draft_takes_only_what_is_sure():
    told = [phrase.da for phrase in needs("Faste opgaver på én etage, ingen tunge løft")]
    assert told == [
        "Opgaver på én etage eller med elevator", "Faste opgaver, der går igen", "Ingen tunge løft"
    ]  # fmt: skip


def test_an_answer_holds_no_word_that_the_lists_do_not():
    """Whatever is typed, only a listed phrase and a number come out."""
    listed = {"".join(s for s in fold(p.da) if not s.isdigit()) for p in every("hensyn")}
    for word in ("skizofreni", "sclerose", "bipolar", "kræft", "epilepsi", "misbrug"):
        for phrase in translate(f"har {word} og må ikke løfte over 12 kg, pause hver 3. time"):
            bare = "".join(sign for sign in fold(phrase.da) if not sign.isdigit())
            assert bare in listed
            assert fold(word) not in fold(phrase.da + phrase.en)


def test_search_finds_beginnings_first_and_carries_numbers():
    found = [phrase.da for phrase in find("kompetencer", "op")]
    assert found[0].startswith("Op")
    assert found.index("Opvask og oprydning") < found.index("Smørrebrød")
    assert found.index("Smørrebrød") < found.index("Leg og oplæsning")
    assert [phrase.da for phrase in find("hensyn", "ingen løft over 7")] == ["Ingen løft over 7 kg"]
    assert "Kasse" in [phrase.da for phrase in find("kompetencer", "till")]
    assert find("kompetencer", "xyzzy") == ()
    assert len(find("opgaver", "")) == len(every("opgaver"))


def test_listed_phrases_change_language_and_free_words_stay():
    danish = CardContent(
        competences=("Smørrebrød", "Fransk vask"),
        considerations=("Ingen løft over 2,5 kg", "Op til 1 time om dagen"),
        price=bank().phrase("pris", "fleksjob").da,
    )
    english = in_language(danish, "en")
    assert english.competences == ("Open sandwiches", "Fransk vask")
    assert english.considerations == ("No lifting above 2.5 kg", "Up to 1 hour a day")
    assert english.price.startswith("You pay")
    assert english.language == "en"
    assert in_language(english, "da") == danish


def test_what_is_looked_for_fits_a_headline():
    for phrase in every(WANTED):
        assert len(f"Søger fleksjob {phrase.da} eller {phrase.da}") <= LIMITS["headline"].longest
