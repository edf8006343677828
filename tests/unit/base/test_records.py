"""Records made the short way are the records made the long way."""

import dataclasses

import pytest

from flexdesk.base.records import maker_of, maker_of_many


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A record with and without defaults."""

    id: str
    seats: int = 4
    tags: tuple[str, ...] = dataclasses.field(default_factory=tuple)

    @property
    def is_large(self) -> bool:
        """Whether there are many seats."""
        return self.seats > 10


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """A record that looks at its values."""

    id: str

    def __post_init__(self) -> None:
        """Refuse an empty id."""
        if not self.id:
            raise ValueError("id")


@dataclasses.dataclass(frozen=True)
class Open:
    """A record without slots."""

    id: str


def test_many_records_of_columns_are_the_records() -> None:
    made = maker_of_many(Place)((("a", "b"), (2, 12), ((), ("x",))))
    assert made == (Place("a", 2), Place("b", 12, ("x",)))
    assert [type(each) for each in made] == [Place, Place]
    assert [each.is_large for each in made] == [False, True]
    assert [hash(each) for each in made] == [hash(Place("a", 2)), hash(Place("b", 12, ("x",)))]


def test_one_record_takes_names_and_defaults() -> None:
    make = maker_of(Place)
    assert make("a") == Place("a")
    assert make(id="b", seats=3) == Place("b", 3)
    assert repr(make("a")) == repr(Place("a"))


def test_a_record_made_so_is_as_frozen_as_any() -> None:
    made = maker_of(Place)("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.seats = 5  # type: ignore[misc]  # that is what is tried
    assert dataclasses.replace(made, seats=5) == Place("a", 5)


def test_a_missing_or_unknown_value_is_refused() -> None:
    make = maker_of(Place)
    with pytest.raises(TypeError, match="id"):
        make()  # type: ignore[call-arg]  # that is what is tried
    with pytest.raises(TypeError, match="colour"):
        make("a", colour="red")  # type: ignore[call-arg]  # that is what is tried


@pytest.mark.parametrize("kind", [Checked, Open])
def test_a_record_that_could_not_be_made_whole_is_refused(kind: type) -> None:
    with pytest.raises(TypeError, match=kind.__name__):
        maker_of(kind)
