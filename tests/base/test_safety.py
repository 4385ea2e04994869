"""The guards around files: archives checked before they are opened, files written whole."""

import io
import os
import random
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base import refusals, safety
from conventions.base.findings import Code
from conventions.base.safety import check_zip, write_whole

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Members = list[tuple[str | zipfile.ZipInfo, bytes]]


def word_file() -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Convention « Été »")
    document.save(stream)
    return stream.getvalue()


def excel_file() -> bytes:
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "<!DOCTYPE is only text here"
    sheet["A2"].hyperlink = "https://www.example.org/"
    book.save(stream)
    return stream.getvalue()


def archive(extra: Members, base: bytes | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The archive with more members, or with other contents for those it has."""
    stream = io.BytesIO()
    names = {name if isinstance(name, str) else name.filename for name, _ in extra}
    with (
        zipfile.ZipFile(io.BytesIO(base or word_file())) as old,
        zipfile.ZipFile(stream, "w", method) as new,
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for member, data in extra:
            new.writestr(member, data, compress_type=method)
    return stream.getvalue()


def relations(kind: str, target: str, mode: str = "External") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<p:Relationships xmlns:p="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<p:Relationship Id="rId1" Type="{RELATIONS}/{kind}" Target="{target}" '
        f'TargetMode="{mode}"/></p:Relationships>'
    ).encode()


def encrypted() -> bytes:
    """Mark one member as encrypted, in the directory only."""
    data = bytearray(archive([("secret.xml", b"<a/>")]))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying(size: int) -> bytes:
    """A member that unpacks to more than it says."""
    data = bytearray(archive([("word/x.xml", b"<a>" + os.urandom(3_000_000))]))
    entry = data.rfind(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = size.to_bytes(4, "little")
    return bytes(data)


def types_of(kind: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word_file())) as opened:
        types = opened.read("[Content_Types].xml")
    return types.replace(b"wordprocessingml.document.main", kind)


DECLARED = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
XXE = f"{DECLARED}<a>&b;</a>"
LATE = "<a>" + " " * ((1 << 20) - 8)
CASES: list[tuple[Code, Callable[[], bytes]]] = [
    (refusals.NOT_A_PACKAGE, lambda: b""),
    (refusals.NOT_A_PACKAGE, lambda: b"PK\x03\x04"),
    (refusals.NOT_A_PACKAGE, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    (refusals.NOT_A_PACKAGE, lambda: word_file()[:-300]),
    (refusals.NOT_A_PACKAGE, lambda: archive([("word/x.xml", b"<a/>")], method=zipfile.ZIP_BZIP2)),
    (refusals.NOT_A_PACKAGE, lambda: archive([("word/x.xml", b"<a/>")], method=zipfile.ZIP_LZMA)),
    (refusals.NOT_A_PACKAGE, lambda: archive([("a.rels", b"<Relationships>")])),
    (refusals.NOT_A_PACKAGE, lambda: lying(10)),
    (refusals.NOT_A_PACKAGE, lambda: lying(2_999_000)),
    (refusals.TOO_LARGE, lambda: b"PK" * 12_500_001),
    (refusals.TOO_MANY_MEMBERS, lambda: archive([(f"x{n}", b"") for n in range(2_000)])),
    (refusals.TOO_LARGE_UNPACKED, lambda: archive([("x", os.urandom(1000) * 50_001)])),
    (refusals.TOO_DENSE, lambda: archive([("word/x.xml", b" " * 1_000_001)])),
    (refusals.ENCRYPTED, encrypted),
    (refusals.MEMBER_NAME, lambda: archive([("../x", b"")])),
    (refusals.MEMBER_NAME, lambda: archive([("word/../../x", b"")])),
    (refusals.MEMBER_NAME, lambda: archive([("/etc/x", b"")])),
    (refusals.MEMBER_NAME, lambda: archive([("..\\x", b"")])),
    (refusals.MEMBER_NAME, lambda: archive([("C:x", b"")])),
    (refusals.MEMBER_NAME, lambda: archive([("x.xml", b"<a/>"), ("x.xml", b"<b/>")])),
    (refusals.MEMBER_NAME, lambda: archive([("Word/Document.XML", b"<a/>")])),
    (refusals.MACROS, lambda: archive([("word/vbaProject.bin", b"x")])),
    (refusals.MACROS, lambda: archive([("xl/macrosheets/sheet1.xml", b"<a/>")])),
    (
        refusals.MACROS,
        lambda: archive([("[Content_Types].xml", types_of(b"document.macroEnabled.main"))]),
    ),
    (refusals.MACROS, lambda: archive([("a.rels", relations("vbaProject", "x.bin", "Internal"))])),
    (refusals.EXTERNAL, lambda: archive([("a.rels", relations("attachedTemplate", "//h/x.dotm"))])),
    (refusals.EXTERNAL, lambda: archive([("a.rels", relations("image", "https://h/x.png"))])),
    (refusals.EXTERNAL, lambda: archive([("A.RELS", relations("image", "x", "Ext&#101;rnal"))])),
    (
        refusals.EXTERNAL,
        lambda: archive([("a.rels", relations("image", "x").decode().encode("ascii"))]),
    ),
    (refusals.DOCTYPE, lambda: archive([("word/x.xml", XXE.encode())])),
    (refusals.DOCTYPE, lambda: archive([("word/x.xml", XXE.encode("utf-16"))])),
    (refusals.DOCTYPE, lambda: archive([("word/x.xml", XXE.encode("utf-16-be"))])),
    (refusals.DOCTYPE, lambda: archive([("word/x.xml", b"\xef\xbb\xbf\n " + XXE.encode())])),
    (refusals.DOCTYPE, lambda: archive([("word/media/x.png", XXE.encode())])),
    (refusals.DOCTYPE, lambda: archive([("a.rels", XXE.encode())])),
    (
        refusals.DOCTYPE,
        lambda: archive([("word/x.xml", LATE.encode() + XXE.encode())], method=zipfile.ZIP_STORED),
    ),
    (
        refusals.DOCTYPE,
        lambda: archive([("word/x.xml", b"<?xml version='1.0' encoding='UTF-7'?>+ADw-!DOCTYPE")]),
    ),
]


@pytest.mark.parametrize(("code", "make"), CASES)
def test_refused(code: Code, make: Callable[[], bytes]) -> None:
    found = check_zip(make(), "form.xlsx")
    assert found
    assert {one.code.name for one in found} == {code.name}
    assert str(found[0].place) == "form.xlsx"
    assert found[0].code.message.format(**found[0].values)


def test_every_code_has_a_case() -> None:
    assert {code for code, _ in CASES} == {*safety.CODES, refusals.TOO_LARGE}


@pytest.mark.parametrize(
    "make",
    [
        word_file,
        excel_file,
        lambda: archive([("a.rels", relations("hyperlink", "https://www.example.org"))]),
        lambda: archive([("word/x.bin", b"\x01 <!DOCTYPE html>")]),
        lambda: archive([("customXml/x.xml", b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>")]),
        lambda: archive([("word/x.xml", "<a>\u00e9</a>".encode("utf-16"))]),
        lambda: archive([("word/x.xml", b"<a>" + b" " * 999_000 + b"</a>")]),
        lambda: archive([("word/media/", b"")]),
    ],
)
def test_let_through(make: Callable[[], bytes]) -> None:
    assert check_zip(make(), "form.xlsx") == ()


def test_all_of_them_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "MAX_TOTAL", 1000)
    data = archive([("../d", b""), ("vbaProject.bin", b"")])
    assert [(one.code.name, one.values["member"]) for one in check_zip(data, "form.xlsx")] == [
        ("too-large-unpacked", "form.xlsx"),
        ("unsafe-member", "../d"),
        ("macros", "vbaProject.bin"),
    ]


def test_findings_are_bounded() -> None:
    assert len(check_zip(archive([(f"../{n}", b"") for n in range(1_500)]))) == 100
    link = relations("image", "x").split(b">", 2)[2].removesuffix(b"</p:Relationships>")
    many = relations("image", "x").replace(link, link * 1_000)
    assert len(check_zip(archive([("a.rels", many)]))) == 100


def test_what_happens_without_the_check() -> None:
    """Negative controls: what the check refuses is opened, and believed, without it."""
    twice = archive([("x.xml", b"<first/>"), ("x.xml", b"<second/>")])
    with zipfile.ZipFile(io.BytesIO(twice)) as opened:
        assert opened.read("x.xml") == b"<second/>"
        assert opened.read(opened.infolist()[-2]) == b"<first/>"
    dense = archive([("word/x.xml", b" " * 30_000_000)])
    assert len(dense) < 100_000
    with zipfile.ZipFile(io.BytesIO(dense)) as opened:
        assert len(opened.read("word/x.xml")) == 30_000_000
    with zipfile.ZipFile(io.BytesIO(word_file())) as opened:
        body = opened.read("word/document.xml").replace("Été".encode(), b"&b;")
    declared = body.replace(b"<w:document", DECLARED.encode() + b"<w:document", 1)
    silent = archive([("word/document.xml", declared)])
    assert docx.Document(io.BytesIO(silent)).paragraphs[0].text == "Convention « "
    assert [one.code for one in check_zip(silent)] == [refusals.DOCTYPE]


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert check_zip(data)
    assert check_zip(b"PK\x03\x04" + data)
    assert check_zip(data + b"PK\x05\x06" + bytes(18))


@given(st.randoms(use_true_random=False), st.integers(1, 20))
def test_any_damage(chance: random.Random, times: int) -> None:
    data = bytearray(WORD)
    for _ in range(times):
        data[chance.randrange(len(data))] = chance.randrange(256)
    for one in check_zip(bytes(data), "x.docx"):
        assert one.code.message.format(**one.values)


WORD = word_file()


def test_a_new_file_and_one_in_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "agreement.yaml"
    write_whole(path, b"first")
    path.chmod(0o640)
    write_whole(path, b"second")
    assert path.read_bytes() == b"second"
    assert [one.name for one in tmp_path.iterdir()] == ["agreement.yaml"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o640
        usual = tmp_path / "usual"
        usual.touch()
        assert not usual.stat().st_mode & 0o111


@pytest.mark.skipif(os.name != "posix", reason="umask, links and devices are those of POSIX")
def test_permissions_links_and_devices_stay_what_they_are(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_whole(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode
    (tmp_path / "link").symlink_to(usual)
    write_whole(tmp_path / "link", b"through")
    assert (tmp_path / "link").is_symlink()
    assert usual.read_bytes() == b"through"
    write_whole(Path(os.devnull), b"x")
    assert Path(os.devnull).is_char_device()


@pytest.mark.parametrize(("owner", "step"), [(os, "fsync"), (Path, "replace")])
@pytest.mark.parametrize("fault", [OSError(28, "disk full"), KeyboardInterrupt()])
def test_nothing_is_left_of_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str, fault: BaseException
) -> None:
    path = tmp_path / "agreement.yaml"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise fault

    monkeypatch.setattr(owner, step, fail)
    with pytest.raises(type(fault)):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_bytes_and_then_the_name_reach_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    really_sync, really_replace = os.fsync, Path.replace

    def sync(descriptor: int) -> None:
        steps.append("folder" if os.path.isdir(f"/dev/fd/{descriptor}") else "file")  # noqa: PTH112
        really_sync(descriptor)

    def replace(old: Path, new: Path) -> Path:
        steps.append("name")
        return really_replace(old, new)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    write_whole(tmp_path / "x", b"x")
    assert steps == (["file", "name", "folder"] if os.name == "posix" else ["file", "name"])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_whole(tmp_path, b"x")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "missing" / "x", b"x")
    assert list(tmp_path.iterdir()) == []


CHILD = """
import resource, sys
from pathlib import Path
from conventions.base.safety import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
path, data = Path(sys.argv[1]), b"n" * 300_000
try:
    write_whole(path, data) if sys.argv[2] == "whole" else path.open("wb").write(data)
except OSError:
    print("refused")
"""


@pytest.mark.skipif(os.name != "posix", reason="the limit on a file's size is one of POSIX")
@pytest.mark.parametrize(("way", "size"), [("whole", 200_000), ("plain", 100_000)])
def test_a_full_disk_tears_a_plain_write_and_not_a_whole_one(
    tmp_path: Path, way: str, size: int
) -> None:
    """The second case is the negative control: neither the old file nor the new one is left."""
    path = tmp_path / "agreement.yaml"
    path.write_bytes(b"o" * 200_000)
    command = [sys.executable, "-c", CHILD, str(path), way]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "refused\n", done.stderr
    assert path.read_bytes() == (b"o" if way == "whole" else b"n") * size
    assert list(tmp_path.iterdir()) == [path]
