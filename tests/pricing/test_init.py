"""The union of models: each is complete, and the tag chooses it."""

from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from conventions import pricing
from conventions.pricing import (
    MODELS,
    Combined,
    OutcomePayment,
    Part,
    PerPlace,
    PerUnit,
    PricingTerms,
    Quantities,
    RateCard,
    Rounding,
)

TERMS: TypeAdapter[Part | Combined] = TypeAdapter(PricingTerms)


def test_the_tag_chooses_the_model() -> None:
    per_place = TERMS.validate_python(
        {"model": "per-place", "places": "20", "price_per_place": "24000.00"}
    )
    per_unit = TERMS.validate_python({"model": "per-unit", "items": []})
    assert (type(per_place), type(per_unit)) == (PerPlace, PerUnit)
    assert pricing.lines(per_unit, Quantities(), Rounding()) == ()
    assert [line.key for line in pricing.lines(per_place, Quantities(), Rounding())] == ["places"]
    assert pricing.sentence(per_place, "en", "CHF").startswith("The 20")


def test_an_unknown_model_or_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        TERMS.validate_python({"model": "per-smile"})
    with pytest.raises(ValidationError):
        TERMS.validate_python(
            {"model": "per-place", "places": 1, "price_per_place": 1, "occupancy_flor": 90}
        )


def test_the_union_and_the_list_of_models_agree_and_each_has_its_table() -> None:
    union, _ = get_args(PricingTerms)
    assert set(get_args(union)) == set(MODELS)
    for model in MODELS:
        name = model.model_fields["model"].annotation
        (tag,) = get_args(name)
        assert Path(__file__).with_name(f"{tag.replace('-', '_')}.yaml").is_file()


@pytest.mark.parametrize("model", [*MODELS, pricing.PriceItem, Rounding, RateCard, OutcomePayment])
def test_every_field_is_described(model: type[BaseModel]) -> None:
    assert model.model_fields
    for name, field in model.model_fields.items():
        assert field.title, name
        assert field.description, name
        assert "\n" not in field.description
