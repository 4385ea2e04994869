"""``python -m conventions`` and the command ``conventions``."""

import gc
import os
import sys


def main() -> None:
    """Run the command line."""
    # A run is short and builds many lasting objects: collecting while they are made finds nothing
    # and costs a tenth of the start-up.
    gc.set_threshold(50_000, 20, 20)
    # pydantic would read the metadata of every installed package in search of plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from conventions.cli.group import conventions

    sys.exit(conventions())


if __name__ == "__main__":
    main()
