"""The base classes of every record."""

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, RootModel

T = TypeVar("T")


class Record(BaseModel):
    """Frozen data that refuses keys it does not know.

    Validators are built when first used, so that a command pays only for the records it reads.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RootRecord(RootModel[T]):
    """Frozen data that is a list in the file, and has methods here."""

    # ``extra`` means nothing here: pydantic refuses it for a root.
    model_config = ConfigDict(frozen=True, defer_build=True)
