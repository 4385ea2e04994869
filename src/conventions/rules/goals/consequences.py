"""Rules of section 3 on consequences: what follows where a target is missed."""

from collections.abc import Iterator

from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.base.findings import Severity
from conventions.rules.goals.indicators import completed
from conventions.rules.rule import Found, found, rule


@rule(
    "G021",
    "paid-for-others-doing",
    Severity.WARNING,
    "Money hangs on “{indicator}”, whose result is attributed to “{attribution}”.",
    hint="Let a discussion follow instead, or correct the attribution of the indicator.",
    why="Nobody should win or lose money by what another decides.",
)
def paid_for_others_doing(goals: Goals, financing: Financing) -> Iterator[Found]:
    """A price effect, or a payment per result, on what the referrer or the context decides.

    Judged where the indicator, or its catalogue entry, says `attribution: referrer` or `context`.
    An attribution that is shared is accepted: most results are.

    ## Why
    Whether places are filled depends on referrals, whether persons find work on the labour market.
    Where money hangs on it, the enterprise is paid or punished for the doing of others.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - id: i1
          use: show-up-rate
          goal: z1
          attribution: referrer
          targets: [{period: 2027, at_least: 70, consequence: price-effect}]
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - id: i1
          use: show-up-rate
          goal: z1
          attribution: referrer
          targets: [{period: 2027, at_least: 70, consequence: discussion}]
    ```

    ## Law
    No norm. Swiss research on regional employment centres shows that results depend on who is
    referred.
    """
    others: dict[str, str] = {}
    for path, indicator in completed(goals):
        if indicator.attribution not in ("referrer", "context"):
            continue
        others[indicator.id] = indicator.attribution
        for position, target in enumerate(indicator.targets):
            if target.consequence == "price-effect":
                at = (*path, "targets", position, "consequence")
                yield found(*at, indicator=indicator.id, attribution=indicator.attribution)
    for position, payment in enumerate(financing.outcome_payments):
        if payment.indicator in others:
            at = ("financing", "outcome_payments", position, "indicator")
            attribution = others[payment.indicator]
            yield found(*at, indicator=payment.indicator, attribution=attribution)


RULES = (paid_for_others_doing,)
