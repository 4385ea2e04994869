"""Sources of benchmarks: what each key stands for, and how much of it was read."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from conventions.base.packaged import plain_tree
from conventions.base.record import Record
from conventions.base.resources import indicators
from conventions.base.values import Text


class Source(Record):
    """Where a published target or result was read."""

    title: Text = Field(title="Title", description="What it is, in its own language.")
    address: Text | None = Field(None, title="Address", description="Where it was read.")
    read: Literal["whole", "part"] = Field(title="Read", description="All of it, or only a part.")


@cache
def sources() -> Mapping[str, Source]:
    """Every source by its key.

    >>> sources()["CDC-VD"].address
    'https://manualzilla.com/doc/6513741/cour-des-comptes'
    """
    tree = plain_tree((indicators() / "cited" / "sources.yaml").read_text("utf-8"))
    return {key: Source.model_construct(**said) for key, said in tree.items()}
