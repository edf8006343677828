"""Recall and precision of the guard on the labelled set; prints numbers, never a sentence."""

import math
import tomllib

import pytest

from flexdesk.app.card_guard import guard
from flexdesk.domain.guard import Verdict
from tests.support.tree import ROOT

FLOORS = {"open": (0.98, 0.97), "practice": (0.91, 0.86), "sealed": (0.90, 0.89)}
"""Recall and precision that a part may not fall below; the sealed half is what counts.

Two thirds of the practice part were tuned on, so its floor is what the other third gave.
"""


def _wilson(hits, count, z=1.96):
    share = hits / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count), (middle + spread) / (1 + z * z / count)


def _counts(half):
    """Return blocked rightly, all that should be blocked, all that was blocked, warned, ok left."""
    path = ROOT / "tests" / "guard_set" / f"{half}.toml"
    rows = tomllib.loads(path.read_text("utf-8"))["sentence"]
    looked = [(row["label"], guard().scan(row["text"])) for row in rows]
    stopped = [
        (label, any(f.verdict is Verdict.BLOCK for f in found), bool(found))
        for label, found in looked
    ]
    right = sum(1 for label, is_stopped, _ in stopped if label == "block" and is_stopped)
    return {
        "right": right,
        "to_stop": sum(1 for label, _, _ in stopped if label == "block"),
        "stopped": sum(1 for _, is_stopped, _ in stopped if is_stopped),
        "warned": (
            sum(1 for label, _, is_seen in stopped if label == "warn" and is_seen),
            sum(1 for label, _, _ in stopped if label == "warn"),
        ),
        "left_alone": (
            sum(1 for label, _, is_seen in stopped if label == "ok" and not is_seen),
            sum(1 for label, _, _ in stopped if label == "ok"),
        ),
    }


@pytest.mark.parametrize("half", ["open", "practice", "sealed"])
def test_recall_and_precision_of_what_is_stopped(half, capsys):
    counts = _counts(half)
    recall = counts["right"] / counts["to_stop"]
    precision = counts["right"] / counts["stopped"]
    low_recall, high_recall = _wilson(counts["right"], counts["to_stop"])
    low_precision, high_precision = _wilson(counts["right"], counts["stopped"])
    with capsys.disabled():
        print(
            f"\nguard, {half}: recall {recall:.3f} ({low_recall:.3f}-{high_recall:.3f}), "
            f"precision {precision:.3f} ({low_precision:.3f}-{high_precision:.3f}), "
            f"warnings seen {counts['warned'][0]}/{counts['warned'][1]}, "
            f"harmless left alone {counts['left_alone'][0]}/{counts['left_alone'][1]}"
        )
    least_recall, least_precision = FLOORS[half]
    enough = recall >= least_recall and precision >= least_precision
    # no assert on the counts themselves: pytest would show what they were made of
    assert enough, f"{half}: {recall:.3f} {precision:.3f}"
