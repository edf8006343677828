"""What is asked of a passphrase."""

import pytest

from flexdesk.app.passphrases import check_passphrase, passphrase_problem, to_bytes
from flexdesk.base.errors import UserError


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("kort", "", "passphrase.too_short"),
        ("fjorten tegn!!", "", "passphrase.too_short"),
        ("x" * 1025, "", "passphrase.too_long"),
        ("kommunekommunekommune", "", "passphrase.common"),
        ("AarhusKommune2016!", "", "passphrase.common"),
        ("Jobcenter 2024 Jobcenter", "", "passphrase.common"),
        ("aaaaaaaaaaaaaaaaaaaa", "", "passphrase.common"),
        ("qwertyuiop1234567890", "", "passphrase.common"),
        ("Lene Østergaard 1975", "Lene Østergaard", "passphrase.name"),
        ("lene østergård lene", "Lene Østergaard", "passphrase.name"),
        ("korrekt hest batteri hæfteklamme", "Lene Østergaard", None),
        ("En lang adgangssætning til prøve", "", None),
        ("48291-29481-29481-2257", "", None),
        ("en test-adgangssætning", "", None),
        ("kommune12345678", "", "passphrase.common"),
        ("jobcenter-2016!", "", "passphrase.common"),
        ("kommune-94172583", "", "passphrase.common"),
        ("Jobcenter-Ålborg-2016", "", "passphrase.common"),
        ("adgangssætning abc", "", "passphrase.common"),
        ("adgangssætning anna", "", "passphrase.common"),
        ("adgangssætning katte", "", None),
        ("Kommunens katte sover længe", "", None),
    ],
)
def test_problem_of_a_passphrase(text: str, name: str, code: str | None) -> None:
    assert passphrase_problem(text, name) == code


def test_check_raises_the_problem() -> None:
    with pytest.raises(UserError) as caught:
        check_passphrase("kort")
    assert caught.value.code == "passphrase.too_short"


def test_composed_and_decomposed_letters_are_one_passphrase() -> None:
    assert to_bytes("hånd") == to_bytes("ha\u030and")
