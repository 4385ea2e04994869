"""Rule of section 5 on requests that the law wants filed before the work begins."""

from collections.abc import Iterator

from conventions.agreement.financing import Financing
from conventions.agreement.principles import Principles
from conventions.agreement.term import Term
from conventions.base.findings import Severity
from conventions.deadlines.filings import first_day
from conventions.law import Law
from conventions.rules.rule import Found, found, rule


@rule(
    "V026",
    "filed-too-late",
    Severity.WARNING,
    "{act}: filed on {filed}, the last day was {limit} ({reference}).",
    hint="Ask the authority whether it accepts the late request, or let the agreement start later.",
    why="What is done before the decision may not be paid.",
)
def filed_too_late(
    financing: Financing, principles: Principles, term: Term, law: Law
) -> Iterator[Found]:
    """A request filed after the last day that the law has for it.

    The day is counted from the start of the term, or from the first new year in it. A request that
    no law of the agreement names, or whose limit runs from something the agreement does not date,
    is not judged.

    ## Why
    Four weeks before the start of a labour-market measure, and eight before the new year for a
    yearly framework project, are easily missed in December.

    ## Example
    ```yaml failing
    laws: [ch, ch-alv]
    financing:
      filed: [{limit: contribution-request, date: 2026-12-15}]
    term: {start: 2027-01-01}
    ```

    ## Instead
    ```yaml passing
    laws: [ch, ch-alv]
    financing:
      filed: [{limit: contribution-request, date: 2026-11-30}]
    term: {start: 2027-01-01}
    ```

    ## Law
    Unemployment insurance ordinance (AVIV/OACI, SR 837.02) art. 81e: at least four weeks before the
    measure begins; a yearly framework project at least eight weeks before the new year.
    """
    limits = {limit.id: limit for limit in law.time_limits}
    for position, filed in enumerate(financing.filed):
        limit = limits.get(filed.limit)
        if limit is None or term.start is None or limit.least != "latest":
            continue
        day = first_day(limit, term.start, term.end, principles.accounting)
        if day is not None and filed.date > day:
            yield found(
                *("financing", "filed", position, "date"),
                act=limit.act,
                filed=filed.date,
                limit=day,
                reference=limit.reference,
            )


RULES = (filed_too_late,)
