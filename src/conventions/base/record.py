"""The one base class of every record."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Frozen data that refuses keys it does not know.

    Validators are built when first used, so that a command pays only for the records it reads.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
