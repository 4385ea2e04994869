"""``python -m conventions`` and the command ``conventions``."""

import gc
import sys


def main() -> None:
    """Run the command line."""
    # A run is short and builds many lasting objects: collecting while they are made finds nothing
    # and costs a tenth of the start-up.
    gc.set_threshold(50_000, 20, 20)
    from conventions.cli.group import conventions

    sys.exit(conventions())


if __name__ == "__main__":
    main()
