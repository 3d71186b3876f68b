import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.values.identifier import (
    IDENTIFIER_KINDS,
    identifier_url,
    parse_arxiv,
    parse_doi,
    parse_github,
    parse_huggingface,
    parse_identifier,
)
from catalog.values.problem import ValueProblem

fragments = st.lists(
    st.sampled_from(
        [
            "https://", "http://", "arxiv.org/abs/", "arXiv:", "2005.14165", "v4", "hep-th", "/", "9901001", "10.1038",
            "10.48550/arxiv.", "doi:", "doi.org/", "%2525", "%20", "%CC%81", "%EF%BC%A1", "e", "huggingface.co/",
            "hf.co", "www.", "github.com/", "git@github.com:", ".git", "openai", "gpt-3", "..", "-", "?", "#", " ",
            "Q1", "W2",
            "\N{FULLWIDTH LATIN CAPITAL LETTER A}", "\N{KELVIN SIGN}", "\u0301", "\x00", "@", "[::1]", ":80",
        ]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("2005.14165", "2005.14165"),
        ("2005.14165v4", "2005.14165"),
        ("arXiv:2005.14165v4", "2005.14165"),
        ("arxiv: 2005.14165", "2005.14165"),
        ("https://arxiv.org/abs/2005.14165", "2005.14165"),
        ("http://www.arxiv.org/pdf/2005.14165v2.pdf", "2005.14165"),
        ("arxiv.org/abs/2005.14165", "2005.14165"),
        ("https://arxiv.org/abs/2005.14165?context=cs", "2005.14165"),
        ("https://arxiv.org/html/2005.14165v1#S3", "2005.14165"),
        ("10.48550/arXiv.2005.14165", "2005.14165"),
        ("https://doi.org/10.48550/arXiv.2005.14165", "2005.14165"),
        ("0704.0001", "0704.0001"),
        ("cs/0610105", "cs/0610105"),
        ("cs.CL/0610105v2", "cs/0610105"),
        ("Hep-Th/9901001", "hep-th/9901001"),
        ("cond-mat.mes-hall/9901001", "cond-mat/9901001"),
    ],
)
def test_arxiv_ids_lose_version_and_address(text, identifier):
    assert parse_arxiv(text) == identifier


@pytest.mark.parametrize(
    "text", ["", "2005", "2013.14165", "2000.14165", "2005.141", "2005.1416555", "GPT-3", "cs/06101"]
)
def test_what_is_no_arxiv_id_is_a_problem(text):
    with pytest.raises(ValueProblem, match=r"allowed are .*\.$") as caught:
        parse_arxiv(text)
    assert caught.value.code == "invalid_identifier"


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("10.1038/s41746-022-00742-2", "10.1038/s41746-022-00742-2"),
        ("DOI: 10.1038/S41746-022-00742-2", "10.1038/s41746-022-00742-2"),
        ("https://doi.org/10.1038/s41746-022-00742-2", "10.1038/s41746-022-00742-2"),
        ("dx.doi.org/10.1002/(SICI)1097-0258", "10.1002/(sici)1097-0258"),
        ("https://doi.org/10.1002/%28SICI%291097-0258", "10.1002/(sici)1097-0258"),
        ("10.1000.10/123456", "10.1000.10/123456"),
    ],
)
def test_dois_are_lower_case_without_resolver(text, identifier):
    assert parse_doi(text) == identifier


@pytest.mark.parametrize(
    "text", ["", "10.1038", "10.1038/", "11.1038/x", "10.1/x", "10.1038/a b", "10.1038/" + "x" * 200]
)
def test_what_is_no_doi_is_a_problem(text):
    with pytest.raises(ValueProblem):
        parse_doi(text)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("google-bert/bert-base-uncased", "google-bert/bert-base-uncased"),
        ("https://huggingface.co/UFNLP/gatortron-base", "UFNLP/gatortron-base"),
        ("https://huggingface.co/UFNLP/gatortron-base/blob/main/README.md", "UFNLP/gatortron-base"),
        ("hf.co/openai/whisper-large-v3?library=transformers", "openai/whisper-large-v3"),
        ("CohereForAI/c4ai-command-r-plus", "CohereForAI/c4ai-command-r-plus"),
        ("mistralai/Mixtral-8x7B-v0.1", "mistralai/Mixtral-8x7B-v0.1"),
    ],
)
def test_hugging_face_names_have_an_owner(text, identifier):
    assert parse_huggingface(text) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "", "gpt2", "https://huggingface.co/UFNLP", "https://huggingface.co/datasets/allenai/c4", "a/b/c", "a b/c",
        "a--b/c", "a/..", "-a/b", "a/b.", "https://example.com/a/b", "hf.co/hf.co/x",
    ],
)  # fmt: skip
def test_what_names_no_model_on_the_hub_is_a_problem(text):
    with pytest.raises(ValueProblem):
        parse_huggingface(text)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("openai/gpt-3", "openai/gpt-3"),
        ("https://github.com/google-research/bert", "google-research/bert"),
        ("https://github.com/google-research/bert/blob/master/README.md#l1", "google-research/bert"),
        ("github.com/NVIDIA/MegaMolBART.git", "NVIDIA/MegaMolBART"),
        ("git@github.com:NVIDIA/MegaMolBART.git", "NVIDIA/MegaMolBART"),
        ("a/b.git.git", "a/b"),
    ],
)
def test_github_names_lose_address_path_and_suffix(text, identifier):
    assert parse_github(text) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bert",
        "https://github.com/google",
        "https://github.com/topics/nlp",
        "a/b/c",
        "a/..",
        "a/.git",
        "-a/b",
        "a_b/c",
    ],
)
def test_what_names_no_repository_is_a_problem(text):
    with pytest.raises(ValueProblem):
        parse_github(text)


@pytest.mark.parametrize(
    ("kind", "text", "identifier", "url"),
    [
        ("arxiv", "arXiv:2005.14165v1", "2005.14165", "https://arxiv.org/abs/2005.14165"),
        ("doi", "10.1000/A<B", "10.1000/a<b", "https://doi.org/10.1000/a%3Cb"),
        ("huggingface", "hf.co/a/b", "a/b", "https://huggingface.co/a/b"),
        ("github", "a/b.git", "a/b", "https://github.com/a/b"),
        ("helm", "openai/davinci", "openai/davinci", None),
        ("helm", "amazon/nova-premier-v1:0", "amazon/nova-premier-v1:0", None),
        ("wikidata", "https://www.wikidata.org/wiki/Q95726734", "Q95726734", "https://www.wikidata.org/wiki/Q95726734"),
        ("wikidata", "q95726734", "Q95726734", "https://www.wikidata.org/wiki/Q95726734"),
        ("openalex", "https://openalex.org/W3030163527", "W3030163527", "https://openalex.org/W3030163527"),
        ("url", "HTTPS://Example.com/A", "https://example.com/A", "https://example.com/A"),
        ("epoch", "  GPT-3 175B\t(davinci) ", "GPT-3 175B (davinci)", None),
        ("ecosystem-graphs", "GPT-3", "GPT-3", None),
        ("mot", "x", "x", None),
        ("osai", "x", "x", None),
        ("models-dev", "openai/gpt-4o", "openai/gpt-4o", None),
    ],
)
def test_each_kind_has_one_spelling_and_perhaps_an_address(kind, text, identifier, url):
    assert parse_identifier(kind, text) == identifier
    assert identifier_url(kind, identifier) == url


@pytest.mark.parametrize(
    ("kind", "text"), [("wikidata", "P31"), ("openalex", "GPT"), ("helm", "gpt"), ("mot", " "), ("osai", "x" * 201)]
)
def test_each_kind_refuses_what_is_none(kind, text):
    with pytest.raises(ValueProblem):
        parse_identifier(kind, text)


def test_an_unknown_kind_is_a_problem_that_lists_the_kinds():
    with pytest.raises(ValueProblem) as caught:
        parse_identifier("isbn", "1")
    assert caught.value.allowed == IDENTIFIER_KINDS


@given(st.sampled_from(IDENTIFIER_KINDS), st.one_of(st.text(), fragments))
def test_parsing_is_idempotent_and_raises_nothing_but_problems(kind, text):
    try:
        once = parse_identifier(kind, text)
    except ValueProblem:
        return
    assert parse_identifier(kind, once) == once
    assert once
    assert (identifier_url(kind, once) or "").isprintable()
