"""What a Word draft costs: against docxtpl, against the floor, cold, in memory, redlined, read.

One run, side by side, on the prose of a real case of some twenty pages, drafted with all its
controls and bookmarks. docxtpl fills a template with the very same text, styles and tables, in
which each value is a placeholder: what an office would have if it wrote the text in Word itself.
Processor time, in turn, with that of child processes; of whole processes for the cold start, in
pairs. docxtpl is no dependency of this package, nor is python-redlines:

    python -m pip install docxtpl==0.20.2 "python-redlines[docxodus]==2.0.0"
    python benchmarks/word.py [ROUNDS]

See docs/explanation/performance.md.
"""

import os
import re
import resource
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from conventions.agreement import read_draft
from conventions.drafting import document
from conventions.word import draft
from conventions.word.package import deflated, zipped
from conventions.word.redline import Changes
from conventions.word.returned.reading import read
from conventions.word.writer import write

EXAMPLE = Path(__file__).parents[1] / "examples" / "fai_biel_seeland" / "agreement.yaml"
DAY = date(2026, 11, 22)
ROUNDS = 30
DOCUMENTS = 200
TEXT = "word/document.xml"

_CONTROL = re.compile(
    r"<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*</w:sdtPr><w:sdtContent><w:r>((?:(?!<w:t ).)*)"
    r'<w:t xml:space="preserve">([^<]*)</w:t></w:r></w:sdtContent></w:sdt>',
    re.DOTALL,
)
_BOOKMARK = re.compile(r"<w:bookmark(?:Start|End) [^>]*/>")

SCRIPT = """
import sys, yaml
from docxtpl import DocxTemplate
with open(sys.argv[1], encoding="utf-8") as file:
    yaml.load(file, yaml.CSafeLoader)
with open(sys.argv[2], encoding="utf-8") as file:
    values = file.read().split("\\x1e")
template = DocxTemplate(sys.argv[3])
template.render({"v": values}, autoescape=True)
template.save(sys.argv[4])
"""
MANY = """
import resource, sys
from datetime import date
from pathlib import Path
from conventions.agreement import read_draft
from conventions.word import draft
agreement = read_draft(Path(sys.argv[1]).read_bytes())
for _ in range(int(sys.argv[2])):
    draft(agreement, "fr", created=date(2026, 11, 22))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of processor time of this process and of those that it starts."""
    before = time.process_time() + children()
    work()
    return (time.process_time() + children() - before) * 1000


def children() -> float:
    """Processor seconds of all processes started so far and ended, user and system."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_turn(rounds: int, works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median of each, taken in turn: what slows one slows the others."""
    for work in works.values():
        work()
    times = [[spent(work) for work in works.values()] for _ in range(rounds)]
    return dict(zip(works, map(median, zip(*times, strict=True)), strict=True))


def child(command: list[str]) -> float:
    """Processor seconds of a process, user and system."""
    # Compiled modules are kept, as they are on anybody's machine.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    null = subprocess.DEVNULL
    before = children()
    subprocess.run(command, check=True, env=environment, stdout=null, stderr=null)
    return children() - before


def as_template(data: bytes) -> tuple[bytes, list[str]]:
    """The same document for docxtpl, each value a placeholder; and the values."""
    values: list[str] = []

    def hole(found: re.Match[str]) -> str:
        values.append(found[2])
        return f"<w:r>{found[1]}<w:t>{{{{ v[{len(values) - 1}] }}}}</w:t></w:r>"

    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[TEXT] = _BOOKMARK.sub("", _CONTROL.sub(hole, parts[TEXT].decode())).encode()
    return zipped({name: deflated(content) for name, content in parts.items()}), values


def warm(data: bytes, template: bytes, values: list[str], rounds: int) -> Iterator[str]:
    """A document after the first, and how far it is from the floor."""
    agreement = read_draft(EXAMPLE.read_bytes())
    blocks = document(agreement, "fr", created=DAY)
    with ZipFile(BytesIO(data)) as archive:
        text = archive.read(TEXT)
    works: dict[str, Callable[[], object]] = {
        "draft": lambda: draft(agreement, "fr", created=DAY),
        "write": lambda: write(blocks),
        "floor": lambda: zlib.compress(text, 4),
    }
    if find_spec("docxtpl"):
        from docxtpl import DocxTemplate

        def filled() -> None:
            opened = DocxTemplate(BytesIO(template))
            opened.render({"v": values}, autoescape=True)
            opened.save(BytesIO())

        works["docxtpl"] = filled
    times = in_turn(rounds, works)
    yield f"{len(values)} controls, {len(text) // 1024} KiB of XML, {len(data) // 1024} KiB of file"
    yield from (f"{name:8} {value:7.2f} ms" for name, value in times.items())
    if "docxtpl" in times:
        yield f"draft / docxtpl {times['draft'] / times['docxtpl']:.3f} (goal 0.125)"
        yield f"write / docxtpl {times['write'] / times['docxtpl']:.3f}"
    yield f"draft / floor {times['draft'] / times['floor']:.1f} (goal 4)"
    yield f"write / floor {times['write'] / times['floor']:.1f}"


def cold(template: bytes, values: list[str], folder: Path, pairs: int) -> Iterator[str]:
    """One document by a process of its own."""
    paths = [folder / name for name in ("values.txt", "template.docx", "out.docx")]
    paths[0].write_text("\x1e".join(values), "utf-8")
    paths[1].write_bytes(template)
    ours = [sys.executable, "-m", "conventions", "draft", str(EXAMPLE), "--language", "fr"]
    theirs = [sys.executable, "-c", SCRIPT, str(EXAMPLE), *map(str, paths)]
    ours += ["-o", str(paths[2])]
    child(ours)  # the first run compiles
    child(theirs)
    both = [(child(ours), child(theirs)) for _ in range(pairs)]
    ratio = median(mine / other for mine, other in both)
    seconds = [median(column) for column in zip(*both, strict=True)]
    yield f"cold: draft {seconds[0]:.3f} s, docxtpl {seconds[1]:.3f} s: {ratio:.2f} (goal 0.75)"


def redline(rounds: int) -> Iterator[str]:
    """Two versions, of which one has another end and another price."""
    text = EXAMPLE.read_bytes()
    new, old = read_draft(text), read_draft(text.replace(b"2030-12-31", b"2029-12-31"))
    blocks, before = document(new, "fr", created=DAY), document(old, "fr", created=DAY)
    works: dict[str, Callable[[], object]] = {
        "draft": lambda: draft(new, "fr", created=DAY),
        "redline": lambda: draft(new, "fr", created=DAY, compare=old, author="A"),
        "written": lambda: write(blocks, changes=Changes(before, "A", DAY)),
    }
    if find_spec("python_redlines"):
        from python_redlines import DocxodusEngine

        pair = [draft(each, "fr", created=DAY) for each in (old, new)]
        works["python-redlines"] = lambda: DocxodusEngine().run_redline("A", *pair)
    times = in_turn(rounds, works)
    yield from (f"{name:15} {value:7.2f} ms" for name, value in times.items())
    if "python-redlines" in times:
        for name in ("redline", "written"):
            ratio = times["python-redlines"] / times[name]
            yield f"{name} / python-redlines 1/{ratio:.0f} (goal 1/200)"


def reading(data: bytes, rounds: int) -> Iterator[str]:
    """The controls of a draft that came back, read; we say in the same time what was changed."""
    if not find_spec("docx_plus"):
        return
    from docx import Document
    from docx_plus.controls import list_controls

    agreement = read_draft(EXAMPLE.read_bytes())
    times = in_turn(
        rounds,
        {
            "read": lambda: read(data, agreement),
            "docx-plus": lambda: list_controls(Document(BytesIO(data))),
        },
    )
    found = len(list_controls(Document(BytesIO(data))))
    yield from (f"{name:9} {value:7.2f} ms" for name, value in times.items())
    yield f"read / docx-plus {times['read'] / times['docx-plus']:.2f} ({found} controls, goal 1)"


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    # First, while this process is small: a child's peak begins with the size of its parent.
    command = [sys.executable, "-c", MANY, str(EXAMPLE), str(DOCUMENTS)]
    peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(f"memory of {DOCUMENTS} documents: {int(peak) // 1024} MiB (goal 80)")
    data = draft(read_draft(EXAMPLE.read_bytes()), "fr", created=DAY)
    template, values = as_template(data)
    timed = [*warm(data, template, values, rounds), *reading(data, max(3, rounds // 2))]
    for line in (*timed, *redline(max(3, rounds // 5))):
        print(line)
    if find_spec("docxtpl"):
        with TemporaryDirectory() as folder:
            print(*cold(template, values, Path(folder), max(5, rounds // 2)))


if __name__ == "__main__":
    main()
