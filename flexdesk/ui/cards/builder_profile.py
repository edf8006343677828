"""The tab Profil: headline, what one can and would like, what moves one, name, photo."""

import dataclasses

from flexdesk.base.language import _
from flexdesk.domain.kandidatkort import CardContent
from flexdesk.ui.cards.builder_pages import BuilderPage, Find, offers_of
from flexdesk.ui.cards.builder_photo import PhotoBox
from flexdesk.ui.cards.guard_field import GuardedChips, GuardedField
from flexdesk.ui.look.look import Look


class ProfilePage(BuilderPage):
    """Who somebody is at work, in a few lines."""

    def __init__(self, look: Look, find: Find) -> None:
        super().__init__(look)
        self.headline = GuardedField(look, _("Overskrift"), "headline", always=True)
        self.competences = GuardedChips(
            look, _("Det kan jeg"), "competences", offers_of(find, "kompetencer")
        )
        self.about = GuardedField(
            look, _("Det motiverer mig"), "about", lines=3, is_one=False, always=True
        )
        self.tasks = GuardedChips(
            look, _("Opgaver jeg gerne vil løse"), "tasks", offers_of(find, "opgaver")
        )
        self.name = GuardedField(look, _("Navn på kortet"), "name", hint=_("fornavn og et bogstav"))
        self.photo = PhotoBox(look)
        for host in (self.headline, self.competences, self.about, self.tasks, self.name):
            self.layout_.addWidget(self.add_host(host))
        self.layout_.addWidget(self.photo)
        self.photo.edited.connect(self.edited)

    def fill(self, content: CardContent) -> None:
        self.headline.fill(content.headline)
        self.competences.fill(content.competences)
        self.about.fill(content.about)
        self.tasks.fill(content.tasks)
        self.name.fill(content.name)
        self.photo.fill(content)

    def read(self, content: CardContent) -> CardContent:
        content = dataclasses.replace(
            content,
            headline=self.headline.text.strip(),
            competences=self.competences.texts,
            about=self.about.text.strip(),
            tasks=self.tasks.texts,
            name=self.name.text.strip(),
        )
        return self.photo.read(content)

    def hide_names(self, candidate_no: str, *, is_hidden: bool, is_never: bool = False) -> None:
        """Hide or show name and photo (F9); *is_never*: no card shows them, so none is asked for.

        What stands there all the same is shown: it has to be taken away.
        """
        self.name.setHidden(is_hidden or (is_never and not self.name.text.strip()))
        self.photo.setHidden(is_never and not self.photo.has_photo)
        self.photo.hide_photo(candidate_no, is_hidden=is_hidden)
