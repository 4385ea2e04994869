"""The aim of a target as whole numbers: its limits, its share of cases, its value pro rata.

Agreements say the same few things of their targets, so each aim is worked out once.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.evaluation import Evaluation, Test
from conventions.agreement.goals import GradeLimit, Target, Tolerance
from conventions.assessment.evidence import test_of
from conventions.assessment.method import limits
from conventions.assessment.poisson import fewest, most
from conventions.bulk.graded import Piece, Scales, pieces_of
from conventions.bulk.limits import Bands, Limit, bands_of

SCALE = 10_000
"""A value is held in ten-thousandths, the finest that a report knows."""
_MOST_TIMES, _MOST_OVER = 400_000, 4_000_000_000
"""Within these bounds no product with a count or value up to 1e9 leaves 64 bits."""
_ENDS = ("near_from", "reached_from", "reached_to", "near_to")

_Key = tuple[
    Decimal | None,
    Decimal | None,
    Decimal | None,
    Tolerance | None,
    bool,
    Test,
    bool,
    bool,
    tuple[GradeLimit, ...],
    int,
]


@dataclass(frozen=True)
class Chance:
    """What a table of critical counts is for: a share, the level and the test."""

    share: Fraction
    level: Fraction
    test: Test


@dataclass(frozen=True)
class Aim:
    """The columns of a target, and why it is not judged over a table, if it is not."""

    columns: dict[str, int]
    refused: str | None


class Aims:
    """The aims met so far, and the chances that their evidence needs, numbered."""

    def __init__(self) -> None:
        self._aims: dict[_Key, Aim] = {}
        self._chances: dict[Chance, int] = {}
        self._methods: dict[object, int] = {}
        self.scales = Scales()

    @property
    def chances(self) -> tuple[Chance, ...]:
        """The chances by their number."""
        return tuple(self._chances)

    def of(
        self,
        target: Target,
        evaluation: Evaluation,
        limited: tuple[GradeLimit, ...] = (),
        *,
        of_cases: bool,
        of_events: bool = False,
    ) -> Aim:
        """The aim of a target by the method, bands and grades of its agreement.

        ``limited`` are the limits of grades of its indicator.
        """
        method = (evaluation.method, evaluation.bands, evaluation.grades)
        key: _Key = (
            target.at_least,
            target.at_most,
            target.exactly,
            target.tolerance,
            target.reference is not None,
            test_of(target, evaluation.method),
            of_cases,
            of_events,
            limited,
            self._methods.setdefault(method, len(self._methods)),
        )
        found = self._aims.get(key)
        if found is None:
            found = self._aims[key] = self._worked_out(
                target, evaluation, limited, of_cases=of_cases, of_events=of_events
            )
        return found

    def _worked_out(
        self,
        target: Target,
        evaluation: Evaluation,
        limited: tuple[GradeLimit, ...],
        *,
        of_cases: bool,
        of_events: bool,
    ) -> Aim:
        bands, pieces = None, pieces_of(target, evaluation, limited)
        low, high = limits(target)
        refused = "reference" if target.reference is not None else None
        if refused is None and (low, high) != (None, None):
            bands = bands_of(target, evaluation.method, evaluation.bands)
            fits = bands is not None and _fits(bands, pieces, low, high)
            refused = "bands" if bands is None else None if fits else "digits"
        if refused is not None:
            low, high, bands, pieces = None, None, None, ()
        columns = {
            "aimed": int(bands is not None),
            "has_low": int(low is not None),
            "has_high": int(high is not None),
            "due_value": int(((low if low is not None else high) or 0) * SCALE),
        }
        for name in _ENDS:
            limit = None if bands is None else getattr(bands, name)
            over, times = (0, 0) if limit is None else limit.at.as_integer_ratio()
            strict = int(limit is not None and limit.strict)
            columns |= {f"{name}_p": over, f"{name}_q": times, f"{name}_s": strict}
        level, test = Fraction(evaluation.method.level) / 100, test_of(target, evaluation.method)
        for name, bound in (("low", low), ("high", high)):
            share = (bound or Fraction(0)) / 100
            columns |= {f"{name}_p": share.numerator, f"{name}_q": share.denominator}
            chance = Chance(share if name == "low" else 1 - share, level, test)
            tested = bound is not None and of_cases
            columns[f"{name}_chance"] = self._number(chance) if tested else -1
            columns[f"{name}_value"] = int((bound or 0) * SCALE)
            critical = fewest if name == "low" else most
            counted = critical(bound, level, test) if of_events and bound is not None else -1
            columns[f"{name}_missed"] = counted * SCALE if counted >= 0 else -1
        columns["events"] = int(of_events)
        columns["scale"] = self.scales.add(pieces)
        return Aim(columns, refused)

    def _number(self, chance: Chance) -> int:
        return self._chances.setdefault(chance, len(self._chances))


def _fits(
    bands: Bands, pieces: tuple[Piece, ...], low: Fraction | None, high: Fraction | None
) -> bool:
    """Whether every product with these numbers stays within 64 bits."""
    found: list[Limit | None] = [getattr(bands, name) for name in _ENDS]
    found += [limit for piece in pieces for limit in (piece.low, piece.high)]
    ends = [limit.at for limit in found if limit is not None]
    shares = [bound / 100 for bound in (low, high) if bound is not None]
    return all(abs(number.numerator) <= _MOST_OVER for number in (*ends, *shares)) and all(
        end.denominator <= _MOST_TIMES for end in ends
    )
