"""A disclosure profile: the terms under which counts of persons are published.

The defaults lie between what offices practise: German employment statistics hide counts below 3,
English hospital statistics those below 8 and round the others to 5, English higher-education
statistics round to 10.
"""

from typing import Annotated

from pydantic import Field

from conventions.base.findings import Finding
from conventions.base.language import Language, word
from conventions.base.record import Record
from conventions.base.shape import checked
from conventions.base.values import Count, Flag
from conventions.base.yamlfile import read

Protecting = Annotated[Count, Field(ge=2)]
"""Under it nothing is hidden, or a reader is left with one value: that protects nobody."""


class Profile(Record):
    """What is hidden, how far, and how the rest is rounded."""

    minimum: Protecting = Field(
        5,
        title="Minimum",
        description="Smallest count shown; from 1 up to it, it is hidden.",
    )
    width: Protecting = Field(
        5,
        title="Width",
        description="How many values, at least, a reader must be left with for a hidden count.",
    )
    rounding: Count = Field(
        5,
        title="Rounding",
        description="Counts that are shown are rounded to a multiple of it; 0 and 1: not at all.",
    )
    rate_floor: Count = Field(
        20, title="Floor of rates", description="Smallest denominator of which a rate is shown."
    )
    complementary: Flag = Field(
        True,
        title="Complementary suppression",
        description="Whether cells that would give a hidden one away are hidden with it.",
    )


STANDARD = Profile.model_construct()
"""The profile of everything marked public unless another one is given."""


def read_profile(data: bytes, file: str = "") -> tuple[Profile | None, tuple[Finding, ...]]:
    """The profile in a YAML file, and what is wrong with it. Never raises.

    >>> read_profile(b"minimum: 8")[0].minimum
    8
    """
    document = read(data, file)
    if document.tree is None:
        return None, document.findings
    profile, found = checked(Profile, document.tree, document)
    return profile, (*document.findings, *found)


def say_profile(profile: Profile, language: Language) -> str:
    """Which rule was applied, as it stands under what is published.

    >>> say_profile(STANDARD, "en").split(":")[0]
    'Published under a disclosure profile'
    """
    values = {
        "most": profile.minimum - 1,
        "width": profile.width,
        "base": profile.rounding,
        "floor": profile.rate_floor,
    }
    key = "applied" if profile.complementary else "applied-primary"
    return word(language, "disclosure", key, **values)
