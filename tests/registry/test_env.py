"""The environment is read strictly: a value that a setting cannot take is an error that names it."""

import pytest

from registry import env


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("Yes", True), ("off", False), ("", True), (" ", True)])
def test_a_flag_reads_yes_and_no_and_treats_blank_as_absent(monkeypatch, value, expected):
    monkeypatch.setenv("A_FLAG", value)
    assert env.flag("A_FLAG", default=True) is expected


def test_a_flag_with_another_word_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("A_FLAG", "maybe")
    with pytest.raises(env.BadSetting, match="A_FLAG='maybe'"):
        env.flag("A_FLAG")


@pytest.mark.parametrize("value", ["-1", "3.5", "many", "0", "²"])
def test_a_number_below_its_least_or_not_whole_is_refused(monkeypatch, value):
    monkeypatch.setenv("A_NUMBER", value)
    with pytest.raises(env.BadSetting, match="at least 1"):
        env.number("A_NUMBER", 7, least=1)


def test_a_number_that_is_absent_takes_its_default(monkeypatch):
    monkeypatch.delenv("A_NUMBER", raising=False)
    assert env.number("A_NUMBER", 7) == 7


def test_words_are_split_at_commas_without_blanks(monkeypatch):
    monkeypatch.setenv("SOME_WORDS", "a, b,,c ")
    assert env.words("SOME_WORDS", ("x",)) == ["a", "b", "c"]


def test_the_data_folder_can_be_moved(monkeypatch, tmp_path):
    monkeypatch.setenv("REGISTRY_DATA_DIR", str(tmp_path))
    assert env.data_dir() == tmp_path
