"""What surrounds work in the example team: places, openings, terms, courses, screenings."""

from flexdesk.app.example.calendar import AS_OF
from flexdesk.app.example.team import build_team
from flexdesk.domain.work_codes import ScreeningResult, SupportState

ROWS = build_team().rows


def names(entity: str, field: str) -> set[str]:
    return {str(row[field]) for row in ROWS[entity]}


def citizen(name: str) -> str:
    (row,) = [row for row in ROWS["citizen"] if f"{row['first_name']} {row['last_name']}" == name]
    return str(row["id"])


def test_the_municipality_is_one_employer_of_many_places() -> None:
    (whole,) = [row for row in ROWS["employer"] if row["sector"] == "kommunal"]
    places = [row for row in ROWS["workplace"] if row["employer"] == whole["id"]]
    assert len(places) > 10
    assert {row["cvr"] for row in places} == {whole["cvr"]}


def test_somebody_has_left_and_the_place_has_nobody_else() -> None:
    (left,) = [row for row in ROWS["workplace_person"] if row["left_on"] is not None]
    (place,) = [row for row in ROWS["workplace"] if row["id"] == left["workplace"]]
    assert place["name"] == "Borgerservice"
    assert place["contact_person"] == ""


def test_three_openings_are_open_and_one_is_a_smaajob() -> None:
    open_now = [row for row in ROWS["opening"] if row["closed_on"] is None]
    assert [row["kind"] for row in open_now].count("smaajob") == 1
    assert len(open_now) == 3
    assert [row["needs"] for row in open_now].count("Hygiejnebevis") == 1


def test_a_place_takes_more_people_than_it_has_room_for() -> None:
    (place,) = [row for row in ROWS["workplace"] if row["name"] == "Lokalcenter Fuglebakken"]
    now = [
        row
        for row in ROWS["placement"]
        if row["workplace"] == place["id"]
        and row["start"] <= AS_OF
        and (row["last_day"] is None or row["last_day"] > AS_OF)
    ]
    assert len(now) >= place["room_for"]


def test_courses_are_granted_passed_refused_and_waiting() -> None:
    assert names("support", "state") == {
        SupportState.BEVILGET,
        SupportState.AFSLAAET,
        SupportState.ANSOEGT,
    }
    (inge,) = [row for row in ROWS["support"] if row["citizen"] == citizen("Inge Rohde")]
    assert (inge["price_oere"], inge["result"]) == (65_000, "bestaaet")
    (hassan,) = [row for row in ROWS["support"] if row["citizen"] == citizen("Hassan Aziz")]
    assert (hassan["price_oere"], hassan["result"]) == (1_450_000, "")


def test_notice_is_given_and_the_job_runs_on_until_then() -> None:
    (notice,) = ROWS["notice"]
    assert notice["citizen"] == citizen("Anita Juul")
    (job,) = [row for row in ROWS["placement"] if row["id"] == notice["placement"]]
    assert job["last_day"] is None
    assert notice["leaves_on"] > AS_OF


def test_what_is_agreed_anew_says_what_it_was() -> None:
    placements = {row["id"]: row for row in ROWS["placement"]}
    for change in ROWS["placement_change"]:
        job = placements[change["placement"]]
        if change["end_now"] is not None:
            assert change["end_was"] < change["end_now"]
            assert job["planned_last_day"] == change["end_now"]
        else:
            assert change["workplace_was"] != change["workplace_now"]
            assert job["workplace"] == change["workplace_now"]
        assert change["day"] >= job["start"]


def test_agreed_hours_lie_ahead_but_for_one_that_waits_to_be_confirmed() -> None:
    agreed = [row for row in ROWS["hours"] if row["kind"] == "aftale"]
    assert len([row for row in agreed if row["day"] > AS_OF]) == 3
    (waits,) = [row for row in agreed if row["day"] <= AS_OF]
    assert waits["hours_week"] == 6.0


def test_screening_has_come_to_every_result() -> None:
    assert names("screening", "result") == {result.value for result in ScreeningResult}
    assert names("screening", "list") == {"atten_af_24", "faa_timer", "opsagt"}


def test_terms_tell_of_praktik_and_pool() -> None:
    assert len(names("terms", "placement")) == len(ROWS["terms"])
    (rikke,) = [row for row in ROWS["terms"] if row["citizen"] == citizen("Rikke Holm")]
    assert rikke["rep_on"] is not None
    (mette,) = [row for row in ROWS["terms"] if row["citizen"] == citizen("Mette Sand")]
    assert (mette["pays"], mette["pool_percent"]) == ("pulje", 100.0)
