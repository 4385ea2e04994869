"""Judging: from the sums of a target to its state, band and evidence, by comparing whole numbers.

The order of the tests is that of ``assessment.assess``: what keeps a figure from being one, then
what keeps it from a band, then the band; and beside it what the counts show.
"""

from typing import TYPE_CHECKING, Any

from conventions.bulk.aim import SCALE
from conventions.bulk.graded import within
from conventions.bulk.numbered import ROW
from conventions.bulk.pooled import MARKS
from conventions.bulk.row import MOST
from conventions.bulk.table import Frame, looked_up
from conventions.bulk.terms import Terms
from conventions.bulk.words import (
    AT_RISK,
    EVIDENCE,
    FEW_CASES,
    INCONCLUSIVE,
    INTERIM,
    JUDGED,
    MET,
    MISSED,
    NO_DATA,
    NO_TARGET,
    NOT_MEASURABLE,
    ON_COURSE,
    STATES,
    TOO_FEW,
    worded,
)

if TYPE_CHECKING:
    import polars as pl

VERDICT = (*ROW, "band", "state", "evidence")
_SUMS = ("rows", "reported_to", "pairs", "k", "n", "v", "elapsed", "blank")
_SO_FAR = ("target", "yardstick", *_SUMS, "so_far", "over", "under", "has_cases")


def with_state(targets: Frame, sums: Frame, yardsticks: "pl.DataFrame") -> Frame:
    """Each compiled target with its result as ``over``/``under``, and the state that it has so far.

    ``so_far`` is the number of one of ``words.STATES``.
    """
    import narwhals as nw

    judged = targets.filter(nw.col("compiled") == 1).select("target", "yardstick")
    sums_and_marks = ("rows", "reported_to", "pairs", "k", "n", "v", "elapsed", *MARKS)
    frame = judged.join(sums, on="target", how="left").with_columns(
        *(nw.col(name).fill_null(0) for name in sums_and_marks)
    )
    frame = looked_up(frame, "yardstick", yardsticks)
    rows, pairs = nw.col("rows"), nw.col("pairs")
    adds_up = _chosen(pairs > 0, nw.col("add_counts"), nw.col("add_values")) == 1
    mixed = ((pairs > 0) & (pairs < rows)) | ((rows > 1) & ~adds_up)
    nobody = (pairs > 0) & (nw.col("n") <= 0)
    too_large = (nw.col("n") > MOST) | (nw.col("k") > MOST) | (nw.col("v") > MOST * SCALE)
    is_whole = _chosen(
        nw.col("stock") == 1,
        _flag(nw.col("reported_to") == nw.col("last")),
        _flag(nw.col("elapsed") == nw.col("days")),
    )
    has_cases = (pairs > 0) | ((rows == 1) & (nw.col("has_under") == 1))
    few = has_cases & (nw.col("n") < nw.col("least_cases"))
    early = (is_whole == 0) | (nw.col("ripe") == 0)
    state = _first_of(
        (rows == 0, NO_DATA),
        (nw.col("crossed") > 0, NOT_MEASURABLE),
        (nw.col("blank") > 0, NO_DATA),
        (mixed | nobody | (nw.col("wrong") > 0) | too_large, NOT_MEASURABLE),
        (nw.col("aimed") == 0, NO_TARGET),
        (early, INTERIM),
        (few, FEW_CASES),
        last=nw.lit(JUDGED),
    )
    share = _chosen(nw.col("percent") == 1, 100 * nw.col("k"), nw.col("k"))
    return frame.with_columns(
        state.alias("so_far"),
        _chosen(pairs > 0, share, nw.col("v")).alias("over"),
        _chosen(pairs > 0, nw.col("n"), nw.lit(SCALE)).alias("under"),
        _flag(has_cases).alias("has_cases"),
    )


def with_chance(frame: Frame) -> Frame:
    """The target with the ``chance`` it is tested by, and its ``successes``; -1 where it is not."""
    import narwhals as nw

    k, n = nw.col("k"), nw.col("n")
    above = nw.col("high_q") * k > nw.col("high_p") * n
    by_high = (nw.col("has_high") == 1) & ((nw.col("has_low") == 0) | above)
    open_to = nw.col("so_far").is_in([INTERIM, JUDGED])
    tested = open_to & (nw.col("cases") == 1) & (nw.col("pairs") > 0)
    chance = _chosen(by_high, nw.col("high_chance"), nw.col("low_chance"))
    met = _chosen(
        by_high,
        _flag(nw.col("high_q") * k <= nw.col("high_p") * n),
        _flag(nw.col("low_q") * k >= nw.col("low_p") * n),
    )
    return frame.select(
        *_SO_FAR,
        _chosen(tested, chance, nw.lit(-1)).alias("chance"),
        _chosen(by_high, n - k, k).alias("successes"),
        met.alias("met"),
    )


def verdicts(frame: Frame, critical: Frame, terms: Terms) -> Frame:
    """The verdict of each target; ``critical`` has the critical count by ``chance`` and ``n``."""
    import narwhals as nw

    frame = looked_up(looked_up(frame, "target", terms.target_names), "yardstick", terms.yardsticks)
    frame = frame.join(critical, on=["chance", "n"], how="left")
    state, least = nw.col("so_far"), nw.col("critical").fill_null(-1)
    tested, judged, interim = nw.col("chance") >= 0, state == JUDGED, state == INTERIM
    shown = _first_of(
        (nw.col("met") == 1, MET),
        (least < 0, TOO_FEW),
        (nw.col("successes") <= least, MISSED),
        last=nw.lit(INCONCLUSIVE),
    )
    numbers: Any = nw.lit(value=False)
    if terms.has_events:
        numbers, of_number = _number()
        shown = _chosen(numbers, of_number, shown)
    frame = frame.with_columns(shown.alias("shown"))
    outlook = _first_of(
        (nw.col("shown") == MISSED, AT_RISK),
        (nw.col("shown") == TOO_FEW, TOO_FEW),
        last=nw.lit(ON_COURSE),
    )
    flowing = interim & (nw.col("flow") == 1) & (nw.col("has_cases") == 0)
    due = nw.col("due_value") * nw.col("elapsed")
    so_far = nw.col("v") * nw.col("days")
    holds = ((nw.col("has_low") == 1) & (so_far >= due)) | (
        (nw.col("has_low") == 0) & (so_far <= due)
    )
    is_range = (nw.col("has_low") == 1) & (nw.col("has_high") == 1)
    holds = holds & ~(is_range & (nw.col("v") > nw.col("high_value")))
    unseen = interim & (nw.col("reported_to") > nw.col("seen_to"))
    few = (state == FEW_CASES) & (nw.col("cases") == 1)
    few_so_far = interim & tested & (nw.col("n") < nw.col("least_cases"))
    evidence = _first_of(
        (few | few_so_far, TOO_FEW),
        (flowing & holds, ON_COURSE),
        (flowing, AT_RISK),
        last=_chosen(judged & (nw.col("due") == 1), nw.col("shown"), outlook),
    )
    spoken = few | ((flowing | tested) & ~unseen) | numbers
    band = _first_of(
        (within("reached_from", "reached_to"), "reached"),
        (within("near_from", "near_to"), "near"),
        last=nw.lit("below"),
    )
    one_state = _chosen(state == FEW_CASES, nw.lit(NOT_MEASURABLE), state)
    counts = nw.col("pairs") > 0
    plain = (nw.col("rows") > 0) & (nw.col("pairs") == 0) & (nw.col("blank") == 0)
    return frame.select(
        "agreement",
        "indicator",
        "group",
        "period",
        nw.when(counts).then(nw.col("k")).alias("numerator"),
        nw.when(nw.col("has_cases") == 1).then(nw.col("n")).alias("denominator"),
        nw.when(plain).then(nw.col("v")).alias("value"),
        nw.when(judged).then(band).alias("band"),
        nw.when(~judged).then(worded(one_state, STATES[:4])).alias("state"),
        nw.when(spoken).then(worded(evidence, EVIDENCE)).alias("evidence"),
        *(nw.col(name) for name in frame.columns if name == "grade"),
    )


def _number() -> tuple[Any, Any]:
    """Whether a whole number of events was judged, and what it shows, by its critical number."""
    import narwhals as nw

    v, low, high = (nw.col(name) for name in ("v", "low_missed", "high_missed"))
    above = v > nw.col("high_value")
    by_high = (nw.col("has_high") == 1) & ((nw.col("has_low") == 0) | above)
    met = _chosen(by_high, _flag(~above), _flag(v >= nw.col("low_value")))
    missed = _chosen(by_high, _flag(v >= high), _flag(v <= low))
    shown = _first_of(
        (met == 1, MET),
        (_chosen(by_high, high, low) < 0, TOO_FEW),
        (missed == 1, MISSED),
        last=nw.lit(INCONCLUSIVE),
    )
    is_plain = (nw.col("has_cases") == 0) & (v >= 0) & (v // SCALE * SCALE == v)
    return (nw.col("so_far") == JUDGED) & (nw.col("events") == 1) & is_plain, shown


def _first_of(*cases: tuple[Any, str | int], last: Any) -> Any:
    """What the first case that holds has; ``last`` if none does."""
    import narwhals as nw

    found: Any = last
    for truth, said in reversed(cases):
        found = nw.when(truth).then(nw.lit(said)).otherwise(found)
    return found


def _chosen(truth: Any, one: Any, other: Any) -> Any:
    import narwhals as nw

    return nw.when(truth).then(one).otherwise(other)


def _flag(truth: Any) -> Any:
    import narwhals as nw

    return _chosen(truth, nw.lit(1), nw.lit(0)).cast(nw.Int64)
