"""The timeline says how far what was written has come on its way to the case system."""

from flexdesk.app import notes, transfer
from flexdesk.app.citizen_file import read_file
from flexdesk.app.note_corrections import correct_note
from flexdesk.app.timeline import TimelineFilter, filter_entries, timeline_of, with_transfers
from tests.support.desks import a_desk, add, add_citizen, day


def shown(desk, citizen):
    entries = timeline_of(read_file(desk, citizen), desk.today())
    return with_transfers(entries, transfer.state_of_rows(desk, citizen))


def about(desk, citizen, text):
    return next(entry.about for entry in shown(desk, citizen) if entry.text == text)


def test_a_note_goes_from_missing_to_done_to_changed(tmp_path):
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        note = notes.add_note(desk, citizen, "Ringede om praktik").id
        assert about(desk, citizen, "Ringede om praktik").endswith("Mangler overførsel")
        transfer.mark_done(desk, [("note", note)])
        assert about(desk, citizen, "Ringede om praktik").endswith("Overført")
        correct_note(desk, note, "Ringede om fleksjob")
        assert about(desk, citizen, "Ringede om fleksjob").endswith("Ændret siden overførsel")


def test_what_came_from_the_case_system_says_nothing_and_search_finds_the_rest(tmp_path):
    with a_desk(tmp_path) as desk:
        citizen = add_citizen(desk)
        add(desk, "note", citizen=citizen, day=day("2016-08-01"), kind="notat", text="Fra udtræk")
        notes.add_note(desk, citizen, "Skrevet her")
        assert "verførsel" not in about(desk, citizen, "Fra udtræk")
        found = filter_entries(shown(desk, citizen), TimelineFilter(text="mangler overførsel"))
        assert [entry.text for entry in found] == ["Skrevet her"]
