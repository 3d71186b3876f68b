import pytest

from catalog.ingest.matching import Action
from catalog.models import Alias, Identifier
from catalog.values.name import fold
from tests.empty import kept
from tests.factories.ingest import known, organization, plan, row, unreadable


@pytest.fixture
@kept
def world(empty_catalog):
    google = organization("Google")
    organization("Google Brain", parent=google)
    organization("Google Research", parent=google)
    for name in ("Cohere", "Huawei", "Meta AI", "Microsoft", "Stanford University", "Tsinghua University"):
        organization(name)
    organization("NVIDIA", aliases=["NVIDIA Corporation"])
    known("Command R", "cohere")
    known("CALM", "google")
    known("PanGu-Σ", "huawei")
    known("PointNet", "stanford-university")
    known("BERT", "google-brain", variants=[("BERT-Base", 110_000_000), ("BERT-Large", 340_000_000)])
    known("GPT-NeoX-20B", "cohere")
    known("Llama 2", "meta-ai", variants=[("Llama 2 7B", 6_738_000_000), ("Llama 2 70B", 69_000_000_000)])
    known("MT-NLG", "microsoft", "nvidia", aliases=["Megatron-Turing NLG 530B", "Megatron-Turing NLG"])
    known("Nameless")
    known("ViT", "google-research", aliases=["Vision Transformer"])


def outcome(*records):
    found = plan(*records).records[-1]
    return found.action, found.subject, found.why


MATCHES = [
    ("Command R", ["Cohere"], "command-r"),
    ("command-r", ["COHERE"], "command-r"),
    ("BERT", ["Google"], "bert"),
    ("BERT", ["Google Research"], "bert"),
    ("Vision Transformer", ["Google Brain"], "vit"),
    ("BERT-Large", ["Google"], "bert/bert-large"),
    ("GPT-NeoX-20B", ["Cohere"], "gpt-neox-20b"),
    ("Megatron-Turing NLG 530B", ["Microsoft"], "mt-nlg"),
    ("Megatron-Turing NLG 530B", ["NVIDIA Corporation", "Somebody Else"], "mt-nlg"),
    ("Megatron-Turing NLG", ["Microsoft, NVIDIA"], "mt-nlg"),
    ("Llama 2-7B", ["Meta AI"], "llama-2/llama-2-7b"),
    ("Llama 2 (70B)", ["Meta AI"], "llama-2/llama-2-70b"),
    ("Llama 2-13B", ["Meta AI"], "llama-2/13b"),
    ("Llama 2", ["Meta AI"], "llama-2"),
]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("name", "makers", "subject"), MATCHES)
def test_a_row_matches_by_exact_name_and_organization(name, makers, subject):
    action, found, why = outcome(row(name, *makers))
    assert (action, found) == (Action.MATCH, subject)
    assert why


OTHERS = [
    ("Command R+", ["Cohere"], "command-r-plus"),
    ("PanGu-α", ["Huawei"], "pangu-alpha"),
    ("PointNet++", ["Stanford University"], "pointnet-plus-plus"),
    ("Llama 3-7B", ["Meta AI"], "llama-3/7b"),
    ("Command", ["Cohere"], "command"),
]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("name", "makers", "subject"), OTHERS)
def test_a_name_that_differs_in_one_sign_is_another_model(name, makers, subject):
    assert outcome(row(name, *makers))[:2] == (Action.CREATE, subject)


QUEUED = [
    ("CaLM", ["Tsinghua University"]),
    ("CALM", []),
    ("BERT", ["Huawei"]),
    ("BERT", ["A Company Nobody Knows"]),
    ("Nameless", ["Google"]),
    ("Nameless", []),
    ("Llama 2-7B", []),
    ("Llama 2-7B", ["Huawei"]),
]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("name", "makers"), QUEUED)
def test_a_name_without_the_organization_waits_for_a_person(name, makers):
    action, subject, why = outcome(row(name, *makers))
    assert (action, subject) == (Action.QUEUE, "")
    assert "also" in why


@pytest.mark.usefixtures("world")
def test_a_size_of_another_makers_family_is_a_new_family():
    assert outcome(row("Llama 2-34B", "Huawei"))[:2] == (Action.CREATE, "llama-2-huawei/34b")


@pytest.mark.usefixtures("world")
def test_a_row_twice_in_a_file_is_one_model():
    found = plan(row("Imagen 3", "Google", release_date="2024-08"), row("Imagen 3", "Google", release_date="2024-05"))
    assert [entry.action for entry in found.records] == [Action.CREATE, Action.MATCH]
    assert {entry.subject for entry in found.records} == {"imagen-3"}
    assert found.counts["conflicts"] == 1
    assert [rival.value for rival in found.records[1].claims[0].against] == ["2024-08"]


@pytest.mark.usefixtures("world")
def test_the_sizes_of_a_family_are_its_variants_in_any_order():
    found = plan(row("Yi-34B", "Cohere"), row("Yi", "Cohere"), row("Yi 6B", "Cohere"))
    assert [entry.subject for entry in found.records] == ["yi/34b", "yi", "yi/6b"]
    assert [model.slug for model in found.models] == ["yi"]


@pytest.mark.usefixtures("world")
def test_an_id_that_names_one_model_decides():
    bert = known("Other name")
    Identifier.objects.create(model=bert, kind="huggingface", value="google-bert/bert-base-uncased")
    ids = [("huggingface", "google-bert/bert-base-uncased")]
    assert outcome(row("bert-base-uncased", "Nobody", ids=ids))[:2] == (Action.MATCH, "other-name")


@pytest.mark.usefixtures("world")
def test_ids_of_two_models_wait_for_a_person():
    for model, value in ((known("One"), "a/one"), (known("Two"), "a/two")):
        Identifier.objects.create(model=model, kind="huggingface", value=value)
    assert outcome(row("Three", ids=[("huggingface", "a/one"), ("huggingface", "a/two")]))[0] is Action.QUEUE


@pytest.mark.usefixtures("world")
def test_a_shared_paper_under_another_name_waits_for_a_person():
    Identifier.objects.create(model=known("LDM", "cohere"), kind="arxiv", value="2112.10752")
    action, _, why = outcome(row("Latent thing", "Cohere", ids=[("arxiv", "2112.10752")]))
    assert action is Action.QUEUE
    assert "LDM" in why


@pytest.mark.usefixtures("world")
def test_an_alias_of_two_models_of_one_maker_waits_for_a_person():
    for name in ("First", "Second"):
        Alias.objects.create(model=known(name, "cohere"), name="Both", key=fold("Both"))
    assert outcome(row("Both", "Cohere"))[0] is Action.QUEUE


def test_rows_that_are_no_models_become_none(empty_catalog):
    found = plan(
        row("The Pile", kind="dataset"),
        row("ChatGPT", kind="product"),
        row("How to", kind="documentation"),
        unreadable(),
    )
    assert {entry.action for entry in found.records} == {Action.QUARANTINE}
    assert len({entry.why for entry in found.records}) == 4
    assert found.is_empty


def test_a_name_that_gives_no_address_waits(empty_catalog):
    found = plan(row("文心一言"))
    assert (found.records[0].action, found.models) == (Action.QUARANTINE, [])


@pytest.mark.usefixtures("world")
def test_two_rows_of_one_catalog_are_not_one_model_because_an_alias_of_it_is_the_others_name():
    known("AlphaFold 2", "google", aliases=["AlphaFold", "AlphaFold2"])
    assert outcome(row("AlphaFold", "Google"))[:2] == (Action.MATCH, "alphafold-2")
    first, second = plan(row("AlphaFold", "Google"), row("AlphaFold 2", "Google")).records
    assert (first.action, first.candidates) == (Action.QUEUE, ["alphafold-2"])
    assert "a row of its own" in first.why
    assert (second.action, second.subject) == (Action.MATCH, "alphafold-2")
