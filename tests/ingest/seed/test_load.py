import shutil
from pathlib import Path

import pytest

from catalog.curation.edit import edit as curate
from catalog.curation.identity import merge
from catalog.curation.record import save
from catalog.ingest.seed.load import seed
from catalog.ingest.seed.problem import BadFixtures
from catalog.models import Batch, Change, Claim, FoundationModel, Mention, Publication, Revision

FILES = {
    "modalities.yaml": "- {slug: text, name: Text, name_ko: 텍스트}\n",
    "domains.yaml": "- {slug: biomedical, name: Biomedical}\n- {slug: clinical, name: Clinical, parent: biomedical}\n",
    "licenses.yaml": "- {slug: mit, name: MIT License, spdx: MIT, commercial_use: 'yes'}\n",
    "organizations.yaml": "- {slug: lab, name: The Lab, country: KR, kind: lab}\n",
    "sources.yaml": "- {slug: paper, title: A paper, kind: paper, tier: primary, date: '2022-02'}\n",
    "products.yaml": (
        "- slug: desk\n  name: Desk\n  kind: service\n  organizations: [lab]\n"
        "  claims: {users: [{value: 4.4M, source: paper}]}\n"
        "  models: [{model: alpha, role: runs, source: paper}]\n"
    ),
    "models/alpha.yaml": (
        "slug: alpha\nname: Alpha\nsummary: A model.\naliases: [Alpha One]\n"
        "claims:\n"
        "  organizations: [{value: [lab], source: paper}]\n"
        "  domains: [{value: [clinical], source: paper}]\n"
        "variants:\n"
        "- slug: large\n  name: Alpha Large\n"
        "  claims:\n    parameters:\n    - {value: 8.9B, source: paper, locator: Table 1}\n"
    ),
    "mentions/paper.yaml": "source: paper\nmentions:\n- {kind: model, name: Alpha, model: alpha, line: 3}\n",
}


@pytest.fixture
def folder(tmp_path, empty_catalog):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_a_folder_becomes_published_models(folder):
    report = seed(folder)
    assert report.published == 1
    row = Publication.objects.get(slug="alpha")
    assert row.parameters == 8_900_000_000
    assert row.domains == ["biomedical", "clinical"]
    assert (row.organizations, row.countries, row.products, row.sources) == (["lab"], ["KR"], ["desk"], ["paper"])


def test_loading_twice_changes_nothing(folder):
    seed(folder)
    rows = [list(table.objects.values()) for table in (Claim, Revision, Change, Publication, FoundationModel)]
    assert seed(folder).unchanged
    assert seed(folder, force=True).published == 0
    assert rows == [list(table.objects.values()) for table in (Claim, Revision, Change, Publication, FoundationModel)]


def test_a_corrected_file_corrects_the_catalog(folder):
    seed(folder)
    edit(folder, "models/alpha.yaml", "8.9B", "9B")
    assert seed(folder).published == 1
    assert Publication.objects.get().parameters == 9_000_000_000
    assert Claim.objects.filter(attribute="parameters").count() == 1


def test_a_curators_words_and_ranks_survive_the_next_load(folder):
    seed(folder)
    model = FoundationModel.objects.get()
    model.summary = "A curator's words."
    save(model, fields=["summary"], actor="kim", reason="Clearer.")
    claim = Claim.objects.get(attribute="parameters")
    claim.rank, claim.note = "deprecated", "The table has a misprint."
    save(claim, actor="kim", reason="Checked.")
    edit(folder, "models/alpha.yaml", "summary: A model.", "summary: Another text.")
    seed(folder)
    model.refresh_from_db()
    claim.refresh_from_db()
    assert model.summary == "A curator's words."
    assert claim.rank == "deprecated"
    assert Batch.objects.first().counts["kept"] == 2


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "says"),
    [
        ("models/alpha.yaml", "8.9B", "big", "models/alpha.yaml: variants[0].claims.parameters[0].value", "big"),
        ("models/alpha.yaml", "8.9B", "0", "models/alpha.yaml: variants[0].claims.parameters[0].value", ""),
        ("models/alpha.yaml", "[clinical]", "[clinicl]", "models/alpha.yaml: claims.domains[0].value", "clinical"),
        ("models/alpha.yaml", "parameters:", "paramters:", "models/alpha.yaml: variants[0].claims", "parameters"),
        ("models/alpha.yaml", "summary:", "sumary:", "models/alpha.yaml: sumary", "summary"),
        ("models/alpha.yaml", "slug: alpha", "slug: beta", "models/alpha.yaml: slug", "file"),
        ("models/alpha.yaml", "source: paper}", "source: papr}", "models/alpha.yaml: claims", "papr"),
        ("models/alpha.yaml", "Table 1", "Table 1, rank: deprecated", "models/alpha.yaml: variants[0]", "why"),
        ("models/alpha.yaml", "name: Alpha\n", "name: Alpha\nname: Beta\n", "models/alpha.yaml", "twice"),
        ("models/alpha.yaml", "slug: alpha", "slug: [", "models/alpha.yaml", "YAML"),
        ("sources.yaml", "'2022-02'", "'2022-13'", "sources.yaml: paper: date", ""),
        ("sources.yaml", "kind: paper", "kind: papr", "sources.yaml: paper: kind", "paper"),
        ("organizations.yaml", "country: KR", "country: Korea", "organizations.yaml: lab:", ""),
        ("domains.yaml", "parent: biomedical", "parent: bio", "domains.yaml: clinical: parent", "bio"),
        ("products.yaml", "model: alpha", "model: beta", "products.yaml: desk: models[0].model", "beta"),
        ("mentions/paper.yaml", "model: alpha", "model: beta", "mentions/paper.yaml: mentions[0] model", "beta"),
        ("licenses.yaml", "- {", "- {slug: mit, name: MIT}\n- {", "licenses.yaml: mit:", "twice"),
    ],
)
def test_a_bad_fixture_names_its_file_object_and_field_and_loads_nothing(folder, name, old, new, where, says):
    edit(folder, name, old, new)
    with pytest.raises(BadFixtures) as caught:
        seed(folder)
    assert any(problem.where.startswith(where) and says in problem.detail for problem in caught.value.problems), (
        caught.value
    )
    assert not FoundationModel.objects.exists()
    assert not Batch.objects.exists()


def test_a_word_that_is_an_address_is_no_slug(folder):
    (folder / "models/facets.yaml").write_text("slug: facets\nname: Facets\nvariants: [{slug: a, name: A}]\n")
    with pytest.raises(BadFixtures, match=r"models/facets\.yaml: slug"):
        seed(folder)
    assert not FoundationModel.objects.exists()


def test_every_problem_is_told_at_once(folder):
    edit(folder, "models/alpha.yaml", "8.9B", "big")
    edit(folder, "products.yaml", "4.4M", "many")
    with pytest.raises(BadFixtures) as caught:
        seed(folder)
    assert len(caught.value.problems) == 2


def test_a_merged_model_stays_merged_however_often_its_file_is_loaded(folder):
    beta = FILES["models/alpha.yaml"].replace("alpha", "beta").replace("Alpha", "Beta")
    (folder / "models/beta.yaml").write_text(
        f"{beta}lineage:\n- {{kind: successor-of, parent: gamma, source: paper}}\n", encoding="utf-8"
    )
    gamma = FILES["models/alpha.yaml"].replace("alpha", "gamma").replace("Alpha", "Gamma")
    (folder / "models/gamma.yaml").write_text(gamma, encoding="utf-8")
    seed(folder)
    alpha, gamma = (FoundationModel.objects.get(slug=slug) for slug in ("alpha", "gamma"))
    with curate(actor="kim", reason="The same model twice.") as changes:
        merge(changes, alpha, gamma)
    before, claims = dict(Publication.objects.values_list("slug", "document")), Claim.objects.count()
    edit(folder, "models/beta.yaml", "A model.", "Another model.")
    edit(folder, "models/alpha.yaml", "A model.", "Yet another model.")
    seed(folder)
    after = dict(Publication.objects.values_list("slug", "document"))
    assert (set(after), after["gamma"], Claim.objects.count()) == ({"beta", "gamma"}, before["gamma"], claims)
    assert Mention.objects.get().model == gamma
    assert not Claim.objects.filter(model=alpha).exists()
    assert list(FoundationModel.objects.get(slug="beta").parents.values_list("parent__slug", flat=True)) == ["gamma"]


def test_no_folder_is_a_problem(empty_catalog, tmp_path):
    with pytest.raises(BadFixtures, match="no folder"):
        seed(tmp_path / "nowhere")


def test_a_file_that_is_gone_takes_nothing_with_it(folder):
    seed(folder)
    shutil.rmtree(folder / "mentions")
    seed(folder)
    assert Publication.objects.count() == 1
