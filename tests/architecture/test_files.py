"""The shape of the files: small, free of any one machine, and named by what they hold."""

import re

from registry.env import BASE_DIR
from tests.architecture.files import named, texts, tracked

MOST_LINES = 300
HOMELESS = {"utils", "util", "common", "helpers", "core", "services", "misc"}
# An absolute path into somebody's home; a path inside an address or below another folder is none.
HOME_PATH = re.compile(r"(?<![\w.:/~$}{-])/(?:work|root|home|Users)/\w")
# Split so that this file does not hold what it looks for.
INDEX_HOSTS = re.compile(
    "|".join(["pypi" + r"\.org", "python" + r"hosted\.org", "registry.npm" + r"js\.", "deb.deb" + "ian"])
)
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X{3})\b")


def is_made(path):
    """Tell whether a command wrote the file, as makemigrations does."""
    return path.parent.name == "migrations"


def test_no_python_file_is_longer_than_a_reader_can_hold():
    long = {named(path): text.count("\n") for path, text in texts() if path.suffix == ".py" and not is_made(path)}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


def test_no_folder_or_file_says_that_a_rule_has_no_home():
    homeless = [path for path in tracked() if HOMELESS & {*path.relative_to(BASE_DIR).parent.parts, path.stem}]
    assert homeless == []


def test_no_file_names_a_place_on_one_machine():
    found = {named(path): match.group() for path, text in texts() if (match := HOME_PATH.search(text))}
    assert found == {}


def test_no_file_names_the_host_of_a_package_index():
    found = {named(path): match.group() for path, text in texts() if (match := INDEX_HOSTS.search(text))}
    assert found == {}


def test_nothing_is_left_for_later():
    found = {
        named(path): match.group()
        for path, text in texts()
        if path.suffix == ".py" and (match := UNFINISHED.search(text))
    }
    assert found == {}


def test_every_silenced_rule_gives_its_reason():
    bare = re.compile(
        r"#\s*(?:noqa(?!: [A-Z]+\d+(?:, [A-Z]+\d+)* - \w)|type: ignore(?!\[[\w-]+(?:, ?[\w-]+)*\]\s+(?:# |- )\w))"
    )
    found = {
        f"{named(path)}:{number}"
        for path, text in texts()
        if path.suffix == ".py" and path.name != "test_files.py"
        for number, line in enumerate(text.splitlines(), 1)
        if bare.search(line)
    }
    assert found == set()


def test_every_ignored_rule_of_the_linters_gives_its_reason():
    text = (BASE_DIR / "pyproject.toml").read_text()
    lists = re.findall(r"ignore = \[\n(.*?)\n\]", text, re.DOTALL) + re.findall(
        r'^"[^"]+" = \[\n(.*?)\n\]', text, re.DOTALL | re.MULTILINE
    )
    assert lists
    assert [line for block in lists for line in block.splitlines() if not re.search(r'", +# \w', line)] == []
