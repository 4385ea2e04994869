"""Rules on the way of a person through the measure: request, admission, absence, evaluation."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.parties import Parties
from conventions.agreement.services import Services
from conventions.agreement.subject import Subject
from conventions.agreement.term import Term
from conventions.base.findings import Severity, Word
from conventions.base.language import any_language
from conventions.base.period import Frequency
from conventions.law import Law, Limit
from conventions.rules.rule import Found, found, rule
from conventions.rules.services.durations import certainly_longer
from conventions.rules.services.limits import measure_of

_TIMES_A_YEAR: dict[Frequency, int] = {
    "month": 12,
    "quarter": 4,
    "trimester": 3,
    "half": 2,
    "year": 1,
    "term": 1,
}
"""How often something happens in a year; once a term is taken for a term of one year."""


@rule(
    "S011",
    "admission-open",
    Severity.WARNING,
    "On admission, the agreement does not say {open}.",
    hint="Add “{field}” under “services.admission”.",
    why="Who may refuse a person, and why, is what referrals are disputed about.",
)
def admission_open(services: Services) -> Iterator[Found]:
    """Nothing says who decides on admission, or on which grounds a person may be refused.

    ## Why
    The commissioner counts on places that it has paid for, the provider on persons whom it can
    work with. Where neither may say no, or both may, every refusal becomes a case.

    ## Example
    ```yaml failing
    services:
      admission: {decider: commune, refusal_reasons: []}
    ```

    ## Instead
    ```yaml passing
    services:
      admission: {decider: commune, refusal_reasons: ["aucune place libre"]}
    ```

    ## Law
    No norm: our inference.
    """
    admission = services.admission
    for field, given in (
        ("decider", admission.decider is not None),
        ("refusal_reasons", bool(admission.refusal_reasons)),
    ):
        if not given:
            word = Word("rules", f"open.admission-{field}")
            yield found("services", "admission", field, field=field, open=word)


@rule(
    "S012",
    "absence-open",
    Severity.WARNING,
    "The agreement does not say {open}.",
    hint="Add it under “services.absence_rules”; where nothing is owed, write 0.",
    why="Persons will stay away, fall ill and leave early: what follows is agreed before.",
)
def absence_open(services: Services) -> Iterator[Found]:
    """No rule on absence, on sickness, on leaving early or on exclusion.

    Absence and no-show have a rule where `paid_days_on_absence` or `no_show_fee` is stated, an
    early exit where `abort_fee` or `return_possible` is, sickness and exclusion where their text
    is. A rule that stands in an annex or in a clause of your own cannot be seen here.

    ## Why
    Of 159 persons assigned to test jobs in Bern, 112 turned up and half of them completed. Offices
    of the invalidity insurance give interruption, illness and no-show chapters of their own; a
    provider in Basel charges CHF 210 where a measure is not begun.

    ## Example
    ```yaml failing
    services:
      absence_rules: {sickness: "La place reste réservée pendant dix jours.", exclusion: null}
    ```

    ## Instead
    ```yaml passing
    services:
      absence_rules:
        paid_days_on_absence: 10
        sickness: "La place reste réservée pendant dix jours."
        exclusion: "Après un avertissement écrit, d'entente avec le mandant."
        return_possible: true
    ```

    ## Law
    No norm: general conditions of invalidity insurance offices (read in part) and published price
    lists.
    """
    rules = services.absence_rules
    stated = {
        "absence": rules.paid_days_on_absence is not None or rules.no_show_fee is not None,
        "sickness": rules.sickness is not None,
        "early-exit": rules.abort_fee is not None or rules.return_possible is not None,
        "exclusion": rules.exclusion is not None,
    }
    silent = tuple(Word("rules", f"open.{key}") for key, given in stated.items() if not given)
    if silent:
        yield found("services", "absence_rules", open=silent)


@rule(
    "S013",
    "request-too-late",
    Severity.WARNING,
    "For “{step}”, {actor} has until {stated} before the start; {reference} asks for at least "
    "{limit}.",
    hint="Write a “deadline” of at least {limit} for this step.",
    why="A request that comes later need not be granted.",
)
def request_too_late(parties: Parties, services: Services, law: Law) -> Iterator[Found]:
    """A step before the start of participation with less time than the law asks for.

    The law file says who must act how long before participation starts. A step is held against it
    where its actor is a party in that role; nothing else in the agreement tells a request from
    another step. Requests for contributions, counted from the term, are in the deadlines.

    ## Why
    In unemployment insurance, participants hand in their request at the latest ten days before
    the measure begins. An agreement with a shorter time promises what the office cannot keep.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    parties:
      - {id: commune, role: commissioner}
      - {id: atelier, role: provider}
      - {id: personne, role: beneficiary-represented, legal_name: "Participante"}
    services:
      processes: [{step: "Demande de participation", actor: personne, deadline: P5D}]
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    parties:
      - {id: commune, role: commissioner}
      - {id: atelier, role: provider}
      - {id: personne, role: beneficiary-represented, legal_name: "Participante"}
    services:
      processes: [{step: "Demande de participation", actor: personne, deadline: P10D}]
    ```

    ## Law
    AVIV/OACI art. 81e (SR 837.02): verified 2026-11-21.
    """
    for limit in law.time_limits:
        before_start = limit.anchor == "participation-start" and limit.direction == "before"
        if not before_start or limit.mark == "to-check":
            continue
        actors = {party.id for party in parties.in_role(limit.who)}
        for position, step in enumerate(services.processes):
            stated = step.deadline
            if step.actor in actors and stated and certainly_longer(limit.offset, stated):
                path = ("services", "processes", position, "deadline")
                said = {"stated": stated, "limit": limit.offset, "reference": limit.reference}
                yield found(*path, step=any_language(step.step), actor=step.actor, **said)


@rule(
    "S014",
    "too-few-evaluations",
    Severity.WARNING,
    "{what}: {stated} a year; for the measure “{measure}”, {reference} asks for at least {limit}.",
    hint="Choose a shorter “frequency”, or add what is missing.",
    why="An individual project is evaluated with the person, regularly and in an interview.",
)
def too_few_evaluations(
    subject: Subject, evaluation: Evaluation, term: Term, law: Law
) -> Iterator[Found]:
    """Fewer evaluations or interviews a year than the law asks for an individual project.

    Evaluations are the reports of the kind `individual`, interviews the reporting interview. The
    three evaluations a year are marked as still to be checked, for one source says once a quarter:
    fewer than three are too few by both. That the project must be concluded within three months
    cannot be judged: the agreement does not know from when the person is entitled. Under the law
    `be-piis` the deadlines name that limit.

    ## Why
    The project replaces a sanction by an agreement. Without evaluations neither side can show that
    it kept its part.

    ## Example
    ```yaml failing
    laws: [be]
    subject:
      scope: {measure_type: piis}
    evaluation:
      reports: [{id: bilan, kind: individual, frequency: half}]
      interview: {frequency: half}
    ```

    ## Instead
    ```yaml passing
    laws: [be]
    subject:
      scope: {measure_type: piis}
    evaluation:
      reports: [{id: bilan, kind: individual, frequency: trimester}]
      interview: {frequency: half}
    ```

    ## Law
    AR du 11.7.2002 art. 10-21, at least two interviews: verified 2026-11-21. Loi du 26.5.2002 art.
    11, three evaluations a year: still to be checked.
    """
    measure = measure_of(subject, law)
    if measure is None or term.start is None:
        return
    individual = [one.frequency for one in evaluation.reports if one.kind == "individual"]
    interview = evaluation.interview.frequency if evaluation.interview else None
    held: tuple[tuple[Limit, str, list[Frequency | None]], ...] = (
        ("evaluations-min", "reports", individual),
        ("interviews-min", "interview", [interview]),
    )
    for limit, field, frequencies in held:
        dated = law.limit(measure.id, limit, term.start)
        stated = max((_TIMES_A_YEAR[one] for one in frequencies if one), default=0)
        if dated and isinstance(dated.value, Decimal) and stated < dated.value:
            said = {"stated": stated, "limit": dated.value, "reference": dated.reference}
            what = Word("rules", f"piis.{field}")
            yield found("evaluation", field, what=what, measure=measure.id, **said)


RULES = (admission_open, absence_open, request_too_late, too_few_evaluations)
