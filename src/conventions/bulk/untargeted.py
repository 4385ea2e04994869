"""Results that no target speaks of: what can be said of them, and what is wrong with them."""

from conventions.bulk.faults import NO_DAY, coded, impossible, repeated, unagreed
from conventions.bulk.judged import VERDICT
from conventions.bulk.numbered import Numbered, with_indicator_key
from conventions.bulk.row import with_facts
from conventions.bulk.table import Frame, beside, kept
from conventions.bulk.terms import NAMED, Terms

_KEY = ("agreement", "indicator", "group")


def without_target(
    rows: Frame, held: Frame, given: Numbered, terms: Terms, *, printed: bool
) -> tuple[Frame, list[Frame]]:
    """The verdicts on results of agreed indicators that no target speaks of, and their faults."""
    import narwhals as nw

    indicators = beside(rows, terms.full_indicators)
    key = ["row"] if "row" in rows.columns else list(NAMED)
    left = rows.join(held.select(*key).unique(), on=key, how="anti")
    left = kept(with_indicator_key(given.named(left), terms))
    faults = unagreed(left, indicators)
    left = left.join(indicators, on="indicator_key", how="inner")
    never = (nw.col("from") > nw.col("term_last")) | (nw.col("to") < nw.col("term_first"))
    faults.append(coded(left.filter(never), NO_DAY))
    left = with_facts(_on_days(left.filter(~never)), printed=printed)
    left = kept(left.with_columns(nw.len().over(*_KEY, "from", "to").alias("alike")))
    faults += [impossible(left), repeated(left, *_KEY, "period")]
    nobody = nw.col("pair") & (nw.col("n") <= 0)
    state = (
        nw.when(nw.col("alike") > 1)
        .then(nw.lit("not_measurable"))
        .when(nw.col("blank"))
        .then(nw.lit("no_data"))
        .when(nobody | nw.col("wrong"))
        .then(nw.lit("not_measurable"))
        .otherwise(nw.lit("no_target"))
    )
    nothing = nw.when(nw.col("alike") < 1).then(nw.lit(""))
    aimless = left.with_columns(
        nothing.alias("band"), state.alias("state"), nothing.alias("evidence")
    )
    return aimless.select(*VERDICT), faults


def _on_days(rows: Frame) -> Frame:
    """The rows with their days cut to the term of the agreement."""
    import narwhals as nw

    early = nw.col("from") < nw.col("term_first")
    late = nw.col("to") > nw.col("term_last")
    return rows.with_columns(
        nw.when(early).then(nw.col("term_first")).otherwise(nw.col("from")).alias("from"),
        nw.when(late).then(nw.col("term_last")).otherwise(nw.col("to")).alias("to"),
    )
