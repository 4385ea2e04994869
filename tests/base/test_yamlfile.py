"""The reader of YAML files: what it reads, what it refuses, and that nothing brings it down."""

import subprocess
import sys
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from conventions.base import yamlfile
from conventions.base.characters import hidden
from conventions.base.findings import Place
from conventions.base.yamlfile import Document, read

LOADERS = sorted({"SafeLoader", "CSafeLoader"} & set(dir(yaml)))


@pytest.fixture(params=LOADERS)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlfile, "_LOADER", getattr(yaml, request.param))


def seen(text: str | bytes) -> list[tuple[str, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(one.code.name, str(one.place)) for one in read(data, "f").findings]


AGREEMENT = """\
# An agreement.
format: 1
title: {fr: "Accord", de: Vereinbarung}
parties:
  - id: canton
    seat:
      town: Berne
  - {id: atelier}
term:
  start: 2027-01-01
  renewable: no
  code: 010
  amount: 1200.10
  end:
  notice: ~
  note: null
  quoted: "null"
"""


@pytest.mark.usefixtures("_loader")
def test_every_scalar_is_text_and_only_nothing_is_none() -> None:
    document = read(AGREEMENT.encode(), "a.yaml")
    assert document.findings == ()
    assert document.text == AGREEMENT
    assert document.tree == {
        "format": "1",
        "title": {"fr": "Accord", "de": "Vereinbarung"},
        "parties": [{"id": "canton", "seat": {"town": "Berne"}}, {"id": "atelier"}],
        "term": {
            "start": "2027-01-01",
            "renewable": "no",
            "code": "010",
            "amount": "1200.10",
            "end": None,
            "notice": None,
            "note": None,
            "quoted": "null",
        },
    }


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("format",), (2, 9), (2, 1)),
        (("title", "de"), (3, 27), (3, 23)),
        (("parties",), (5, 3), (4, 1)),
        (("parties", 0), (5, 5), (5, 5)),
        (("parties", 0, "seat", "town"), (7, 13), (7, 7)),
        (("parties", 1, "id"), (8, 10), (8, 6)),
        (("term", "end"), (14, 7), (14, 3)),
        # What is not there is shown at what would have to hold it.
        (("parties", 0, "seat", "canton"), (6, 5), (6, 5)),
        (("parties", 1, "name", "fr"), (8, 5), (8, 5)),
        (("parties", 7), (4, 1), (4, 1)),
        (("goals", "goals", 0), (1, 1), (1, 1)),
        (("format", "deeper"), (2, 1), (2, 1)),
    ],
)
def test_places(path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]) -> None:
    document = read(AGREEMENT.encode(), "a.yaml")
    assert document.place(path) == Place("a.yaml", *value)
    assert document.key_place(path) == Place("a.yaml", *key)


REFUSED: dict[str, list[tuple[str | bytes, str]]] = {
    "not-utf8": [(b"a: 1\nb: \xe9", "f:2:4"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "f:1:1")],
    "too-large": [(b"# " + b"x" * 2_000_000, "f:1:1")],
    "empty-file": [("", "f:1:1"), ("# only this", "f:1:1"), ("---\n", "f:1:1"), ("~", "f:1:1")],
    "not-a-mapping": [("- a\n- b", "f:1:1"), ("agreement", "f:1:1"), ("[]", "f:1:1")],
    "hidden-character": [
        ("a: x\u202ey", "f:1:5"),
        ("é: 1\nb: '\ue000'", "f:2:5"),
        ('a: "\\u200b"', "f:1:4"),
        ('"a\\ufeff": 1', "f:1:1"),
        ("a: 1\u20282", "f:1:5"),
    ],
    "yaml-syntax": [
        ("parties:\n  - id: a\n   role: b", "f:3:4"),
        ("a: 'L'atelier'", "f:1:7"),
        ('a: "C:\\Users"', "f:1:9"),
        ("a: [1,\n  2\n", "f:1:4"),
        ("a: @x", "f:1:4"),
    ],
    "too-deep": [("a: " + "[" * 32 + "]" * 32, "f:1:35"), ("a: " + "{b: " * 33, "f:1:128")],
    "anchor": [("a: &x 1", "f:1:4"), ("&x a: 1", "f:1:1"), ("a: &x {b: 1}", "f:1:4")],
    "alias": [("a: *x", "f:1:4")],
    "tag": [("a: !!str 1", "f:1:4"), ("a: ! b", "f:1:4"), ("a: !!python/name:os.x []", "f:1:4")],
    "merge-key": [("a: 1\n<<: {b: 1}", "f:2:1")],
    "duplicate-key": [("a: 1\nb: 2\na: 3", "f:3:1"), ("e\u0301: 1\n\u00e9: 2", "f:2:1")],
    "second-document": [("a: 1\n---\nb: 1", "f:2:1")],
    "complex-key": [("? [a]\n: 1", "f:1:3"), ("a: {{ name }}", "f:1:5")],
    "directive": [("%YAML 1.1\n---\na: 1", "f:1:1"), ("%TAG ! x:\n---\na: 1", "f:1:1")],
    "tab-indentation": [("a:\n\tb: 1", "f:2:1"), ("a:\n  b: 1\n\tc: 2", "f:3:1")],
    "unquoted-colon": [("title: Accord: suite", "f:1:14"), ("- a: 1: 2", "f:1:7")],
    "unclosed-quote": [('a: "x\nb: 2\n', "f:1:4"), ("a: 1\nb: 'x", "f:2:4")],
}


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(
    ("name", "text", "place"), [(name, *case) for name, cases in REFUSED.items() for case in cases]
)
def test_refusals_with_their_place(name: str, text: str | bytes, place: str) -> None:
    assert seen(text) == [(name, place)]


def test_every_code_has_a_case() -> None:
    assert set(REFUSED) | {"too-many-faults"} == {code.name for code in yamlfile.CODES}


@pytest.mark.usefixtures("_loader")
def test_faults_are_found_all_at_once_and_the_rest_is_read() -> None:
    text = "a: &x 1\nb: *x\nc: {d: 1, d: 2, d: 3}\n<<: {e: 1}\n? [f]\n: !g h\ni: 1\na: !!int 2\n"
    document = read(text.encode(), "f")
    assert [(one.code.name, one.path, one.place.line) for one in document.findings] == [
        ("anchor", "a", 1),
        ("alias", "b", 2),
        ("duplicate-key", "c.d", 3),
        ("duplicate-key", "c.d", 3),
        ("merge-key", "", 4),
        ("complex-key", "", 5),
        ("tag", "?", 6),
        ("duplicate-key", "a", 8),
        ("tag", "a", 8),
    ]
    assert document.findings[2].values == {"key": "d", "first": 3}
    assert document.tree == {"a": "1", "b": None, "c": {"d": "1"}, "i": "1"}


@pytest.mark.usefixtures("_loader")
def test_a_fault_beyond_trust_leaves_no_tree_but_the_findings_before_it() -> None:
    document = read(b"a: 1\na: 2\nb: c: d\n", "f")
    assert [one.code.name for one in document.findings] == ["duplicate-key", "unquoted-colon"]
    assert document.tree is None
    assert document.place(("a",)) == Place("f", 1, 1)


def test_reading_stops_after_a_hundred_faults() -> None:
    found = read(b"a: 1\n" * 1000, "f").findings
    assert len(found) == 101
    assert (found[-1].code.name, found[-1].place.line) == ("too-many-faults", 102)


@pytest.mark.usefixtures("_loader")
def test_the_deepest_and_the_largest_that_are_read() -> None:
    deepest = "a: " + "[" * 31 + "]" * 31
    assert seen(deepest) == []
    assert seen("a: " + "x" * 1_999_997) == []
    assert seen("a: " + "x" * 1_999_998) == [("too-large", "f:1:1")]


@pytest.mark.usefixtures("_loader")
def test_marks_of_windows_and_of_encodings_are_no_faults() -> None:
    document = read(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - |\r\n    x\r\n    y\r\n", "f")
    assert document.findings == ()
    assert document.tree == {"a": "1", "b": ["x\ny\n"]}
    assert document.place(("b", 0)) == Place("f", 3, 5)
    assert document.text.startswith("a: 1\r\n")
    assert seen(b"\xef\xbb\xbfa: \xff") == [("not-utf8", "f:1:4")]
    assert seen(b"a: 1\rb: 2") != []


@pytest.mark.usefixtures("_loader")
def test_texts_are_normalised_and_soft_marks_let_through() -> None:
    document = read("e\u0301: Lei\u00adstung\u200d\u00a0e\u0301".encode(), "f")
    assert document.findings == ()
    assert document.tree == {"\u00e9": "Lei\u00adstung\u200d\u00a0\u00e9"}


def test_what_the_plain_loader_does_instead() -> None:
    """Negative controls: without the reader each of these passes silently."""
    assert yaml.safe_load("a: 1\na: 2") == {"a": 2}
    assert yaml.safe_load("a: no\nb: 010\nc: 1200.10") == {"a": False, "b": 8, "c": 1200.1}
    assert yaml.safe_load("a: &x [1]\nb: *x")["b"] == [1]
    assert yaml.safe_load("<<: {b: 1}") == {"b": 1}
    assert yaml.safe_load("a: 1\nb: 'x\\ue000'") is not None
    assert len(bomb()) < 400
    tree = yaml.safe_load(bomb())
    assert sum(1 for _ in leaves(tree["k5"])) == 9**6


def bomb() -> str:
    lines = ["k0: &k0 [" + ",".join(["x"] * 9) + "]"]
    lines += [f"k{n}: &k{n} [" + ",".join([f"*k{n - 1}"] * 9) + "]" for n in range(1, 7)]
    return "\n".join(lines)


def leaves(tree: Any) -> Any:
    if isinstance(tree, list):
        for item in tree:
            yield from leaves(item)
    else:
        yield tree


def test_a_bomb_of_aliases_is_refused_alias_by_alias() -> None:
    document = read(bomb().encode(), "f")
    assert {one.code.name for one in document.findings} == {"anchor", "alias"}
    assert sum(1 for _ in leaves(list(document.tree.values()))) == 9 * 7


CHILD = """
import sys
from conventions.base.yamlfile import read
for unit in ("[", "{a: ", "- ", "? ", "a: [", "- {"):
    for power in range(2, 7):
        for data in (unit * 10**power, "a: " + unit * 10**power):
            found = read(data.encode(), "f").findings
            assert found, (unit, power)
            assert all(one.place.line for one in found)
print("alive")
"""


@pytest.mark.parametrize("loader", LOADERS)
def test_no_depth_brings_the_process_down(loader: str) -> None:
    patch = (
        f"import yaml\nfrom conventions.base import yamlfile\nyamlfile._LOADER = yaml.{loader}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", patch + CHILD], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr


def test_the_plain_loader_is_brought_down_by_depth() -> None:
    """Negative control: the same depth through PyYAML's own builder."""
    loader = "getattr(yaml, 'CSafeLoader', yaml.SafeLoader)"
    code = f"import yaml; yaml.load('[' * 100_000, Loader={loader})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode != 0


def check_sound(document: Document) -> None:
    assert document.tree is not None or document.findings
    assert document.tree is None or isinstance(document.tree, dict)
    for one in document.findings:
        assert one.place.line > 0
        assert one.place.column > 0
        assert one.code.message.format(**one.values)
        assert not [number for value in one.values.values() for number in hidden(str(value))]
    for leaf in leaves([*document.tree.items()] if document.tree else []):
        assert not isinstance(leaf, str) or not list(hidden(leaf))


@given(st.binary(max_size=300))
@example(b"\x00")
@example(b"\xfe\xff\x00a")
@example(b"%YAML 99999999999999999999.1\n---\na: 1")
@example(b'a: "\\UFFFFFFFF"')
@example(b"a: !%E2%80%AE x")
def test_any_bytes(data: bytes) -> None:
    check_sound(read(data, "f"))


PIECES = [
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "&x ",
    "*x ",
    "!!str ",
    "<<: ",
    "'",
    '"',
    "|\n",
    ">-\n",
    "#",
]
PIECES += [
    "\n",
    "\n  ",
    "\n\t",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "\\u202e",
]
PIECES += [
    "\\ud800",
    "\\U0FFFFFFF",
    "\u202e",
    "\ue000",
    "é",
    "e\u0301",
    "\r",
    "\r\n",
    "~",
    "\ufeff",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_any_text(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    check_sound(read(data, "f"))


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_without_libyaml(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlfile, "_LOADER", yaml.SafeLoader)
        check_sound(read(text.encode("utf-8", "surrogatepass"), "f"))


safe_text = (
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]))
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: not list(hidden(text)))
)
trees = st.recursive(
    safe_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(safe_text, inner, max_size=4),
    max_leaves=20,
)


def paths(tree: Any, path: tuple[str | int, ...] = ()) -> Any:
    entries: Any = []
    if isinstance(tree, dict):
        entries = tree.items()
    elif isinstance(tree, list):
        entries = enumerate(tree)
    else:
        yield path
    for key, value in entries:
        yield from paths(value, (*path, key))


@given(st.dictionaries(safe_text, trees, min_size=1, max_size=5), st.booleans(), st.booleans())
def test_what_is_dumped_is_read_back_where_it_stands(
    tree: dict[str, Any], allow_unicode: bool, flow: bool
) -> None:
    text = yaml.safe_dump(
        tree, default_style='"', allow_unicode=allow_unicode, default_flow_style=flow
    )
    document = read(text.encode(), "f")
    assert document.findings == ()
    assert document.tree == tree
    lines = text.split("\n")
    for path in paths(tree):
        place = document.place(path)
        assert lines[place.line - 1][place.column - 1] == '"'
