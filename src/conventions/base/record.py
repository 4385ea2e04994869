"""The one base class of every record."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen data that refuses keys it does not know.

    Validators are built when first used, so that a command pays only for the records it reads. A
    part of which a file says nothing is therefore made by its ``model_construct``: all defaults,
    and no validator built.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
