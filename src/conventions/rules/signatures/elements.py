"""The sixteen key elements of an agreement, printed in bold in the econcept guide (2017, p. 7)."""

from collections.abc import Iterator

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.agreement.principles import Accounting, Control, Principles, Quality, Staff
from conventions.agreement.services import Services
from conventions.agreement.term import Amendment, Term
from conventions.base.path import Path
from conventions.pricing import PerPlace, PerUnit

Element = tuple[str, bool, Path]
"""The name of an element, whether anything is said on it, and where it would stand."""


def of_goals(goals: Goals) -> Iterator[Element]:
    """Outcome goals that come first, output goals, other requirements, indicators with targets."""
    at = ("goals", "goals")
    yield "outcome-goals", any(g.kind == "outcome" and g.priority for g in goals.goals), at
    yield "output-goals", any(goal.kind == "output" for goal in goals.goals), at
    yield "requirements", bool(goals.requirements), ("goals", "requirements")
    measured = any(indicator.targets for indicator in goals.indicators)
    yield "indicators", measured, ("goals", "indicators")


def of_services(services: Services) -> Iterator[Element]:
    """The description of the target groups."""
    described = any(group.label or group.eligibility for group in services.target_groups)
    yield "target-groups", described, ("services", "target_groups")


def of_financing(financing: Financing) -> Iterator[Element]:
    """Volume, price, surpluses and losses; without a price, the last two have nothing to say."""
    free, pricing = financing.free_of_charge, financing.pricing
    places = isinstance(pricing, PerPlace)
    priced = pricing is not None and not (isinstance(pricing, PerUnit) and not pricing.items)
    priced = priced or financing.rate_card is not None
    counted = financing.volume.quantity is not None or places
    yield "volume", counted, ("financing", "volume", "quantity")
    yield "price", priced or free, ("financing", "pricing")
    settled = financing.surplus is not None or financing.deficit is not None
    yield "surplus", settled or free, ("financing", "surplus")


def of_principles(principles: Principles) -> Iterator[Element]:
    """Duties, quality, organisation and staff, accounting and financial control."""
    yield "duties", bool(principles.duties), ("principles", "duties")
    yield "quality", principles.quality != Quality.model_construct(), ("principles", "quality")
    yield "staff", principles.staff != Staff.model_construct(), ("principles", "staff")
    controlled = (
        principles.accounting != Accounting.model_construct()
        or principles.control != Control.model_construct()
    )
    yield "accounting", controlled, ("principles", "accounting")


def of_evaluation(evaluation: Evaluation) -> Iterator[Element]:
    """Criteria, which must be written down even where they are the usual ones; reports and talk."""
    criteria = bool(evaluation.method.model_fields_set or evaluation.bands)
    yield "criteria", criteria, ("evaluation", "method")
    lacking = "interview" if evaluation.reports else "reports"
    both = bool(evaluation.reports) and evaluation.interview is not None
    yield "reports", both, ("evaluation", lacking)


def of_term(term: Term) -> Iterator[Element]:
    """Duration; and amendment, extension or termination."""
    lasts = term.start is not None and (term.end is not None or term.indefinite)
    yield "duration", lasts, ("term", "end" if term.start else "start")
    changes = (term.renewal, term.option, term.ordinary_termination, term.extraordinary_termination)
    ends = any(changes) or term.amendment != Amendment.model_construct()
    yield "termination", ends, ("term", "ordinary_termination")
