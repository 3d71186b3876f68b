import os

import pytest

from catalog.ingest.formats.files import InputFile, each, files_in, read_bytes
from catalog.ingest.formats.problem import BadInput
from catalog.ingest.records import Unreadable


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "inside"
    (inside / "deep" / "er").mkdir(parents=True)
    for name in ("b.yaml", "a.yaml", "deep/er/c.yaml", "notes.txt", ".hidden.yaml"):
        (inside / name).write_text(name)
    (inside / ".git").mkdir()
    (inside / ".git" / "d.yaml").write_text("hidden")
    return inside


def names(found):
    return [file.name if isinstance(file, InputFile) else f"{file.place.file}: {file.reason}" for file in found]


def test_a_folder_gives_its_files_by_name_without_hidden_ones(folder):
    assert names(files_in(folder, (".yaml",))) == ["a.yaml", "b.yaml", "deep/er/c.yaml"]


def test_a_file_is_read_whatever_its_ending(folder):
    (file,) = files_in(folder / "notes.txt", (".yaml",))
    assert (file.name, file.alone) == ("notes.txt", True)


def test_only_the_named_folder_is_read_where_there_is_one(folder):
    assert names(files_in(folder, (".yaml",), folder="deep")) == ["er/c.yaml"]
    assert len(names(files_in(folder, (".yaml",), folder="absent"))) == 3


def test_links_that_lead_out_and_what_is_no_file_are_named_and_not_read(folder, tmp_path):
    (tmp_path / "secret.yaml").write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "more.yaml").write_text("secret")
    (folder / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "around.yaml").symlink_to(folder / "around.yaml")
    (folder / "nowhere.yaml").symlink_to(folder / "absent")
    (folder / "within.yaml").symlink_to(folder / "a.yaml")
    (folder / "linked").symlink_to(tmp_path / "outside")
    os.mkfifo(folder / "pipe.yaml")
    assert names(files_in(folder, (".yaml",))) == [
        "a.yaml",
        "around.yaml: This is a link that leads nowhere.",
        "b.yaml",
        "deep/er/c.yaml",
        "nowhere.yaml: This is a link that leads nowhere.",
        "out.yaml: This is a link that leads out of the folder.",
        "pipe.yaml: This is no regular file.",
        "within.yaml",
    ]


@pytest.mark.parametrize("name", ["absent", "."])
def test_nothing_to_read_is_an_error(tmp_path, name):
    with pytest.raises(BadInput):
        list(files_in(tmp_path / name, (".yaml",)))


def test_a_file_is_read_up_to_the_limit(folder):
    file = InputFile(folder / "a.yaml", "a.yaml", alone=False)
    assert read_bytes(file, limit=6) == b"a.yaml"
    with pytest.raises(BadInput, match=r"a\.yaml: The file is larger than 5 bytes"):
        read_bytes(file, limit=5)


def test_a_pipe_given_as_the_input_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="neither a file nor a folder"):
        list(files_in(tmp_path / "pipe", ()))


def test_a_bad_file_among_others_costs_itself_alone(folder):
    def parse(file):
        if file.name == "b.yaml":
            raise BadInput(file, "broken")
        return file.name

    found = list(each(folder, (".yaml",), parse))
    assert [isinstance(item, Unreadable) for item in found] == [False, True, False]
    with pytest.raises(BadInput):
        list(each(folder / "b.yaml", (".yaml",), parse))
