"""What comes when files are cut, mangled or made to hurt: records, Unreadable, or BadInput, and nothing else."""

import random
import re
import shutil

import pytest

from catalog.ingest.formats.problem import BadInput
from catalog.ingest.normalizer import Normalizer
from catalog.ingest.readers import READERS
from catalog.ingest.records import Record, Unreadable
from tests.ingest.readers.conftest import SAMPLES, WORDS


def cut(content, chance):
    return content[: chance.randrange(len(content) + 1)]


def flipped(content, chance):
    changed = bytearray(content)
    for _ in range(5):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def swapped(content, chance):
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def punctuated(content, chance):
    at = chance.randrange(len(content) + 1)
    return (
        content[:at]
        + chance.choice([b'"', b"'", b"[", b"{", b"*a", b"&a ", b"\t", b"\x00", b"\r", b": ", b"- ", b",,", b"\xa0"])
        + content[at:]
    )


def retyped(content, chance):
    """Replace the value of one field by a list, a mapping or nothing."""
    lines = content.split(b"\n")
    fields = [number for number, line in enumerate(lines) if re.match(rb"[\w -]+[:=] \S", line)]
    for number in chance.sample(fields, min(3, len(fields))):
        mark = b" = " if b" = " in lines[number] else b": "
        other = [b"[[x], 5]", b"{x = [1]}" if mark == b" = " else b"{x: [1]}", b"[]", b"''"]
        lines[number] = lines[number].split(mark)[0] + mark + chance.choice(other)
    return b"\n".join(lines)


def doubled(content, chance):
    return content + content


def as_utf_16(content, chance):
    return content.decode(errors="replace").encode("utf-16")


def emptied(content, chance):
    return b""


def read(reader, path):
    """Return how many entries came, or why the input as a whole was refused."""
    normalizer = Normalizer(WORDS)
    count = 0
    try:
        for entry in READERS[reader].read(path):
            assert isinstance(entry, Record | Unreadable)
            count += 1
            if isinstance(entry, Record):
                normalizer.normalize(entry)
            else:
                assert entry.reason
        READERS[reader].notices(path)
    except BadInput as problem:
        return f"{problem.place.file}: {problem.reason}"
    return count


@pytest.mark.parametrize("mangle", [cut, flipped, swapped, punctuated, retyped, doubled, as_utf_16, emptied])
@pytest.mark.parametrize("reader", READERS)
def test_a_mangled_file_breaks_nothing(reader, mangle, tmp_path):
    for seed in range(5):
        chance = random.Random(f"{reader} {seed}")
        folder = tmp_path / str(seed)
        shutil.copytree(SAMPLES / reader, folder)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        victim = chance.choice(files)
        victim.write_bytes(mangle(victim.read_bytes(), chance))
        read(reader, folder)
        read(reader, victim)


@pytest.mark.parametrize("reader", READERS)
def test_a_folder_of_links_to_elsewhere_gives_no_record(reader, tmp_path):
    for number, path in enumerate(sorted(path for path in (SAMPLES / reader).rglob("*") if path.is_file())):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / path.name).symlink_to(path)
    entries = list(READERS[reader].read(tmp_path))
    assert {entry.reason for entry in entries} == {"This is a link that leads out of the folder."}
