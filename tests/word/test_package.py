import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.word.package import CONTENT_TYPES, deflated, zipped

NAMES = st.text("abcdefg/é.xml", min_size=1, max_size=20).filter(lambda name: "\0" not in name)


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=8))
def test_what_goes_in_comes_out(parts: dict[str, bytes]) -> None:
    parts = {**parts, CONTENT_TYPES: b"<Types/>"}
    data = zipped({name: deflated(content) for name, content in parts.items()})
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts


def test_members_are_in_order_dated_1980_and_deflated() -> None:
    parts = {"z": b"1", CONTENT_TYPES: b"2", "a": b"3"}
    data = zipped({name: deflated(content) for name, content in parts.items()})
    with ZipFile(BytesIO(data)) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == [CONTENT_TYPES, "a", "z"]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.compress_type for info in infos} == {ZIP_DEFLATED}
    assert {info.flag_bits for info in infos} == {0}


def test_a_package_without_content_types_is_refused() -> None:
    with pytest.raises(ValueError, match="Content_Types"):
        zipped({"a": deflated(b"")})


SCRIPT = """
from hashlib import sha256
from conventions.word.writer import write
from tests.word.corporate import corporate
from tests.word.sample import DOCUMENT
print(sha256(write(DOCUMENT)).hexdigest(), sha256(write(DOCUMENT, corporate())).hexdigest())
"""


def test_every_process_and_hash_seed_gives_the_same_bytes(root: Path) -> None:
    seen = set()
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        command = [sys.executable, "-c", SCRIPT]
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        seen.add(ran.stdout)
    assert len(seen) == 1, seen
    assert len(set(seen.pop().split())) == 2
