"""What the rows of the status sheet prove, on any caseload: the same as the engine."""

from dataclasses import replace

from hypothesis import given, settings

from flexdesk.reports.status_sheet_counts import proofs
from tests.support import builders as b
from tests.support.status_input import DAY, status_of


def in_the_sheet(caseload):
    """Give citizens numbers of their own; the sheet knows people by them."""
    citizens = tuple(
        replace(citizen, candidate_no=f"K-{at}") for at, citizen in enumerate(caseload.citizens)
    )
    return replace(caseload, citizens=citizens)


@given(b.caseloads())
@settings(max_examples=40, deadline=None)
def test_every_figure_the_rows_prove_is_the_engines(caseload):
    status = status_of(in_the_sheet(caseload), DAY)
    proved = proofs(status)
    assert "pool_returned_to_ly" in proved
    for figure in status.figures:
        proof = proved.get(figure.id)
        if proof is not None and figure.id != "employer_contacts":
            assert (proof.n, proof.whole) == (figure.n, figure.N), figure.id


def test_a_cancelled_praktik_is_left_out_by_formula_too():
    never = b.a_placement("c", "virksomhedspraktik", "2016-08-01", ended_how="startede_ikke")
    runs = b.a_placement("c", "virksomhedspraktik", "2016-08-02")
    caseload = b.Caseload(citizens=(b.a_citizen("c"),), placements=(never, runs))
    proved = proofs(status_of(caseload, DAY))
    for figure in ("praktik_running", "praktik_started"):
        assert proved[figure].n == 1
        assert '[Sådan sluttede det],"<>Startede ikke"' in proved[figure].n_formula
