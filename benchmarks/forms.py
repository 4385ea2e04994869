"""What a form costs beside the library that it stands on: written, and read back with findings.

Writes a form of 40 indicators, and with XlsxWriter alone the same cells by hand (the same texts,
formats, validations, names and formulas, taken from our file beforehand); reads it filled in, and
with openpyxl alone. Pairs in turn in one process; prints processor time of both and the ratio.

    python benchmarks/forms.py [PAIRS]
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from openpyxl import load_workbook
from xlsxwriter import Workbook

from conventions.agreement import read_draft
from conventions.base.yamlfile import read as read_yaml
from conventions.forms import filled, form, read_report
from conventions.forms import xlsx as writer
from conventions.forms.definition import define

EXAMPLE = Path(__file__).parents[1] / "examples" / "minimal" / "agreement.fr.yaml"
ISSUED, PERIOD = date(2026, 11, 22), "2027"
INDICATORS, PAIRS = 40, 15
WRITING_GOAL, READING_GOAL = 1.5, 1.3


Calls = list[tuple[str, str, tuple[Any, ...], dict[str, Any], Any]]


class Recorder:
    """A workbook or sheet that does what it is told and keeps a list of it."""

    def __init__(self, made: Any, calls: Calls, name: str) -> None:
        self._made, self._calls, self._name = made, calls, name

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*words: Any, **more: Any) -> Any:
            result = getattr(self._made, method)(*words, **more)
            self._calls.append((self._name, method, words, more, result))
            if method == "add_worksheet":
                return Recorder(result, self._calls, f"sheet{result.index}")
            return result

        return call


def agreement() -> Any:
    tree = read_yaml(EXAMPLE.read_bytes()).tree
    rate = tree["goals"]["indicators"][0]
    tree["goals"]["indicators"] = [{**rate, "id": f"i{at}"} for at in range(INDICATORS)]
    return read_draft(json.dumps(tree).encode()).agreement()


def recorded(of: Any) -> Calls:
    """Every call to the library that writes our form."""
    calls: Calls = []
    book = Recorder(Workbook(BytesIO(), writer.OPTIONS), calls, "book")
    asked = define(of, PERIOD, "fr")
    writer._describe(book, asked, ISSUED)  # noqa: SLF001 - what the library is told is what counts
    writer._Sheet(book, asked, ISSUED).fill()  # noqa: SLF001
    return calls


def by_hand(calls: Calls) -> bytes:
    """The same workbook, from nothing but calls to the library."""
    stream = BytesIO()
    book = Workbook(stream, writer.OPTIONS)
    made: dict[str, Any] = {"book": book}
    formats: dict[int, Any] = {}

    def own(word: Any) -> Any:
        if isinstance(word, dict):
            return {key: formats.get(id(value), value) for key, value in word.items()}
        return formats.get(id(word), word)

    for name, method, words, more, result in calls:
        again = getattr(made[name], method)(*map(own, words), **more)
        if method == "add_worksheet":
            made[f"sheet{again.index}"] = again
        elif method == "add_format":
            formats[id(result)] = again
    book.close()
    return stream.getvalue()


def bare(data: bytes) -> int:
    """Every cell of the workbook, as openpyxl gives it."""
    book = load_workbook(BytesIO(data), data_only=True)
    return sum(1 for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)


def timed(run: Callable[[], Any]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def compare(name: str, ours: Callable[[], Any], theirs: Callable[[], Any], goal: float) -> None:
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    pairs = [(timed(ours), timed(theirs)) for _ in range(asked)]
    own, other = (median(pair[side] for pair in pairs) for side in (0, 1))
    ratios = sorted(pair[0] / pair[1] for pair in pairs)
    print(
        f"{name}: {own * 1000:.0f} ms against {other * 1000:.0f} ms, ratio {median(ratios):.2f} "
        f"({ratios[0]:.2f}..{ratios[-1]:.2f}), goal {goal}"
    )


def main() -> None:
    of = agreement()
    calls = recorded(of)
    empty = form(of, PERIOD, "fr", ISSUED)
    assert len(by_hand(calls)) == len(empty)
    asked = define(of, PERIOD, "fr")
    answers: dict[Any, Any] = {
        (entry.code, field): value
        for entry in asked.entries("indicators")
        for field, value in (("numerator", 12), ("denominator", "40 pers."))
    }
    returned = filled(empty, of, answers)
    report, findings = read_report(returned, of)
    assert report is not None
    assert len(findings) >= INDICATORS
    compare("written", lambda: form(of, PERIOD, "fr", ISSUED), lambda: by_hand(calls), WRITING_GOAL)
    compare("read", lambda: read_report(returned, of), lambda: bare(returned), READING_GOAL)


if __name__ == "__main__":
    main()
