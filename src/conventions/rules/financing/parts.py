"""The prices of an agreement one by one: the only one, or the parts of a combined one."""

from collections.abc import Iterator

from conventions.agreement.financing import Financing
from conventions.base.path import Path
from conventions.pricing import Combined, Part


def parts_of(financing: Financing) -> Iterator[tuple[Path, Part]]:
    """Each price with the path to its terms."""
    pricing, path = financing.pricing, ("financing", "pricing")
    if isinstance(pricing, Combined):
        for position, part in enumerate(pricing.parts):
            yield (*path, "parts", position), part
    elif pricing is not None:
        yield path, pricing
