"""Files damaged at random, the same for the same seed: in the archive, or in one of its parts."""

import random

from tests.forms.sheets import packed, parts

KIND = "mimetype"
"""The first part of an OpenDocument file, which says that it is one."""


def mutated(data: bytes, seed: int) -> bytes:
    """Bytes flipped, cut or repeated in the archive, or in one of its parts."""
    chance = random.Random(seed)
    if chance.random() < 0.4:
        return _noise(data, chance)
    members = parts(data)
    # What kind of file it is stays said, else nothing of it would be read.
    name = chance.choice(sorted(members.keys() - {KIND}))
    members[name] = _noise(members[name], chance)
    return packed(members)


def _noise(content: bytes, chance: random.Random) -> bytes:
    found = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(max(1, len(found)))
        match chance.randrange(5):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.randint(1, 40)]
            case 2:
                found[at:at] = found[at : at + chance.randint(1, 60)]
            case 3:
                found[at:at] = chance.choice([b"<", b">", b'"', b"9" * 20, b"\xff", b"&#0;", b"-1"])
            case _:
                digits = [place for place, byte in enumerate(found) if 48 <= byte <= 57]
                if digits:
                    found[chance.choice(digits)] = chance.choice(b"0123456789-.")
    return bytes(found)
