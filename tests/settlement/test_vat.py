"""Value-added tax: the worked example, and identities against fractions."""

from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.agreement.financing import Vat
from conventions.pricing import Rounding
from conventions.settlement.vat import due

TREATMENTS = get_args(Vat.model_fields["treatment"].annotation)
AMOUNTS = st.decimals(0, 10**10, places=2)


def test_domain_4_13_included_in_steps_of_005() -> None:
    vat = Vat(treatment="included", rate=Decimal("8.1"))
    found = due(Decimal(480000), None, vat, Rounding(step="0.05"))
    assert (str(found.net), str(found.tax)) == ("444033.30", "35966.70")
    assert found.added == 0


def test_domain_4_13_on_top() -> None:
    vat = Vat(treatment="taxable", rate=Decimal("8.1"))
    assert str(due(Decimal(480000), None, vat, Rounding()).added) == "38880.00"


@given(
    AMOUNTS,
    st.none() | AMOUNTS,
    st.sampled_from(TREATMENTS),
    st.decimals(0, 30, places=2),
    st.booleans(),
    st.sampled_from(["0.01", "0.05"]),
)
def test_never_above_the_ceiling_and_net_and_tax_are_the_whole(
    total: Decimal,
    ceiling: Decimal | None,
    treatment: str,
    rate: Decimal,
    includes: bool,
    step: str,
) -> None:
    vat = Vat(treatment=treatment, rate=rate, ceiling_includes=includes)
    found = due(total, ceiling, vat, Rounding(step=step))
    assert not found.findings
    assert 0 <= found.owed <= total
    assert found.owed + found.added == found.net + found.tax
    if ceiling is not None:
        against = found.owed + (found.added if includes else 0)
        assert against <= ceiling
        assert found.room == ceiling - against
    if treatment in ("taxable", "included"):
        exact = Fraction(found.net) * Fraction(rate) / 100
        assert abs(Fraction(found.tax) - exact) <= Fraction(step)
    else:
        assert found.tax == 0


@pytest.mark.parametrize("treatment", ["taxable", "included"])
def test_a_rate_that_is_missing_is_not_a_rate_of_zero(treatment: str) -> None:
    found = due(Decimal(100), None, Vat(treatment=treatment), Rounding())
    assert [one.code.id for one in found.findings] == ["M021"]
    nothing = Vat(treatment=treatment, rate=Decimal(0))
    assert not due(Decimal(100), None, nothing, Rounding()).findings


def test_the_ceiling_is_asked_about_only_where_the_tax_passes_it() -> None:
    vat = Vat(treatment="taxable", rate=Decimal("8.1"))
    assert not due(Decimal(900), Decimal(1000), vat, Rounding()).findings
    found = due(Decimal(950), Decimal(1000), vat, Rounding())
    assert [one.code.id for one in found.findings] == ["M022"]
