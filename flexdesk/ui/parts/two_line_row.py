"""What a painted row of two lines shows. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TwoLines:
    """One row; *tone* is that of the fact at the right of the first line."""

    key: str
    title: str
    detail: str = ""
    right: str = ""
    below: str = ""
    """At the right of the second line."""
    tone: str = "ink"
    is_quiet: bool = False
    """It is over: the title is muted."""

    @property
    def words(self) -> str:
        """The row as it is read out."""
        return ", ".join(part for part in (self.title, self.detail, self.right, self.below) if part)
