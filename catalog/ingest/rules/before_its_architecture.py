"""A release before anybody knew the architecture."""

from collections.abc import Iterator

from catalog.ingest.rules import Case, Verdict, rule
from catalog.values.date import PartialDate

FIRST = {
    "cascaded-diffusion": ("2021-05", "arXiv:2106.15282"),
    "diffusion": ("2015-03", "arXiv:1503.03585"),
    "equivariant-network": ("2016-02", "arXiv:1602.07576"),
    "latent-diffusion": ("2021-12", "arXiv:2112.10752"),
    "perceiver": ("2021-03", "arXiv:2103.03206"),
    "transformer": ("2017-06", "arXiv:1706.03762"),
    "transformer-decoder": ("2017-06", "arXiv:1706.03762"),
    "transformer-encoder": ("2017-06", "arXiv:1706.03762"),
    "transformer-encoder-decoder": ("2017-06", "arXiv:1706.03762"),
    "variational-autoencoder": ("2013-12", "arXiv:1312.6114"),
    "vision-transformer": ("2020-10", "arXiv:2010.11929"),
}
"""When each architecture was first described, and where. What is older than all models of today is left out."""

DATES = ("release_date", "announced_date", "paper_date", "weights_date", "api_date", "deployed_date")


@rule
def before_its_architecture(case: Case) -> Iterator[Verdict]:
    """This function will hold dates back that lie before the paper that first describes the model's architecture."""
    for architecture in case.known("architecture"):
        if architecture.value not in FIRST:
            continue
        first, paper = FIRST[architecture.value]
        begun = PartialDate.parse(first).first
        for date in case.known(*DATES):
            if PartialDate.parse(date.value).last < begun:
                yield date, f"{date.value} is before {architecture.value} was first described, in {first} ({paper})."
