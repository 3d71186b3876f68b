"""The operations of organizations, products, sources and vocabularies."""

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework.views import APIView

from catalog.api.schema.operation import LIST_ERRORS, Operation, Page, Record
from catalog.api.schema.tags import AROUND, VOCABULARIES
from catalog.api.v1.views import license as licenses
from catalog.api.v1.views import organization, product, source, term
from catalog.api.v1.views.noun import NounDetail, NounList

Words = str | Promise


def _operations(
    listed: type[NounList], single: type[NounDetail], *, path: str, page: str, tag: str, words: tuple[Words, ...]
) -> Iterator[tuple[type[APIView], Operation]]:
    find, about_list, one, about_one = words
    yield (
        listed,
        Operation(
            id=f"{path}_list",
            tag=tag,
            summary=find,
            description=about_list,
            answer=Page(listed.serializer, page),
            answer_description=_("One page of records."),
            example=f"{path}_list",
            errors=LIST_ERRORS,
        ),
    )
    yield (
        single,
        Operation(
            id=f"{path}_retrieve",
            tag=tag,
            summary=one,
            description=about_one,
            answer=Record(single.serializer),
            answer_description=_("The record."),
            example=f"{path}_retrieve",
        ),
    )


NOUNS: Mapping[type[APIView], Operation] = dict(
    [
        *_operations(
            organization.OrganizationList,
            organization.OrganizationDetail,
            path="organizations",
            page="OrganizationPage",
            tag=AROUND,
            words=(
                _("Find organizations"),
                _("Who develops or publishes models or offers products, with the number of models of each."),
                _("One organization"),
                _("An organization with its parts, its products and what sources claim of it."),
            ),
        ),
        *_operations(
            term.ModalityList,
            term.ModalityDetail,
            path="modalities",
            page="ModalityPage",
            tag=VOCABULARIES,
            words=(
                _("Find modalities"),
                _("What models take in and give out, with the number of models of each."),
                _("One modality"),
                _("A modality with its narrower ones, which its filter finds too."),
            ),
        ),
        *_operations(
            term.DomainList,
            term.DomainDetail,
            path="domains",
            page="DomainPage",
            tag=VOCABULARIES,
            words=(
                _("Find domains"),
                _("Fields in which models are applied, with the number of models of each."),
                _("One domain"),
                _("A field of application with its narrower ones, which its filter finds too."),
            ),
        ),
        *_operations(
            term.TaskList,
            term.TaskDetail,
            path="tasks",
            page="TaskPage",
            tag=VOCABULARIES,
            words=(
                _("Find tasks"),
                _("What models do, with the number of models of each."),
                _("One task"),
                _("A task with its narrower ones, which its filter finds too."),
            ),
        ),
        *_operations(
            term.ArchitectureList,
            term.ArchitectureDetail,
            path="architectures",
            page="ArchitecturePage",
            tag=VOCABULARIES,
            words=(
                _("Find architectures"),
                _("Families of architectures, with the number of models of each."),
                _("One architecture"),
                _("A family of architectures with its narrower ones, which its filter finds too."),
            ),
        ),
        *_operations(
            licenses.LicenseList,
            licenses.LicenseDetail,
            path="licenses",
            page="LicensePage",
            tag=VOCABULARIES,
            words=(
                _("Find licenses"),
                _("Terms under which models can be had, with what they permit and the number of models of each."),
                _("One license"),
                _("A license with what it permits."),
            ),
        ),
        *_operations(
            source.SourceList,
            source.SourceDetail,
            path="sources",
            page="SourcePage",
            tag=AROUND,
            words=(
                _("Find sources"),
                _("Citable documents in which claims stand, with the numbers of their models and claims."),
                _("One source"),
                _("A source with everything that it names, models or not, errors included."),
            ),
        ),
        *_operations(
            product.ProductList,
            product.ProductDetail,
            path="products",
            page="ProductPage",
            tag=AROUND,
            words=(
                _("Find products"),
                _("Services, platforms, frameworks and applications, with the number of models of each."),
                _("One product"),
                _("A product with the models that it runs or hosts and what sources claim of it."),
            ),
        ),
    ]
)
"""What each view of a noun does."""
