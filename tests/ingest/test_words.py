from catalog.ingest.words import Words

EMPTY = {"licenses": {}, "modalities": {}, "domains": {}, "tasks": {}, "architectures": {}}


def test_rows_are_known_by_slug_and_by_name_in_any_spelling():
    words = Words.build(**EMPTY | {"domains": {"drug-discovery": ["Drug discovery", "신약 개발"]}})
    assert words.domains == {"drugdiscovery": "drug-discovery", "신약개발": "drug-discovery"}


def test_a_name_of_two_rows_names_neither_but_a_slug_is_its_own():
    words = Words.build(
        **EMPTY | {"tasks": {"translation": ["Text"], "text": ["Writing"], "a": ["Same"], "b": ["Same"]}}
    )
    assert words.tasks == {"translation": "translation", "text": "text", "writing": "text", "a": "a", "b": "b"}


def test_licenses_keep_their_names_as_written():
    words = Words.build(**EMPTY | {"licenses": {"mit": ["MIT License", ""]}})
    assert words.licenses == {"mit": "mit", "MIT License": "mit"}
