"""``python -m conventions`` and the command ``conventions``."""

import atexit
import gc
import os
import sys


def main() -> None:
    """Run the command line."""
    # A run is short and what it builds lasts to its end: looking for garbage finds nothing, neither
    # on the way nor at the end, and costs a tenth of the time.
    gc.set_threshold(200_000, 20, 20)
    atexit.register(gc.freeze)
    # pydantic would read the metadata of every installed package in search of plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from conventions.cli.group import conventions

    sys.exit(conventions())


if __name__ == "__main__":
    main()
