"""The tab Erfaring: jobs with their years, and courses and certificates."""

import dataclasses

from flexdesk.base.language import _
from flexdesk.domain.kandidatkort import CardContent, Experience
from flexdesk.ui.cards.builder_pages import BuilderPage, Find, offers_of
from flexdesk.ui.cards.builder_rows import GuardedLines
from flexdesk.ui.cards.guard_field import GuardedChips
from flexdesk.ui.look.look import Look


class ExperiencePage(BuilderPage):
    """What somebody has done."""

    def __init__(self, look: Look, find: Find) -> None:
        super().__init__(look)
        self.jobs = GuardedLines(look, _("Erfaring"), "experience", _("Tilføj erfaring"))
        self.certificates = GuardedChips(
            look, _("Uddannelse, kurser og beviser"), "certificates", offers_of(find, "beviser")
        )
        for host in (self.jobs, self.certificates):
            self.layout_.addWidget(self.add_host(host))

    def fill(self, content: CardContent) -> None:
        self.jobs.fill([(job.years, job.text) for job in content.experience])
        self.certificates.fill(content.certificates)

    def read(self, content: CardContent) -> CardContent:
        return dataclasses.replace(
            content,
            experience=tuple(Experience(years, text) for years, text in self.jobs.pairs),
            certificates=self.certificates.texts,
        )

    def take_focus(self) -> None:
        lines = self.jobs.lines
        (lines[0].edit if lines else self.jobs.add).setFocus()
