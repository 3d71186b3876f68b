"""Facts: the tables of the catalog, each with its constraints, each file opening with its questions."""

from catalog.models.batch import Batch, SeededRecord
from catalog.models.change import Change, ChangeCounter
from catalog.models.claim import Claim
from catalog.models.component import Component
from catalog.models.conflict import PublishedConflict
from catalog.models.edit import EditedRow, EditRecord
from catalog.models.former_slug import FormerSlug
from catalog.models.foundation_model import FoundationModel
from catalog.models.idempotency import IdempotentAnswer
from catalog.models.license import License
from catalog.models.lineage import Lineage
from catalog.models.mention import Mention
from catalog.models.name import Alias, Identifier
from catalog.models.organization import Organization
from catalog.models.product import Product, ProductModel
from catalog.models.proposal import Proposal
from catalog.models.publication import Publication, PublishedName, PublishedVariant
from catalog.models.republication import Republication
from catalog.models.revision import Revision
from catalog.models.source import Source
from catalog.models.term import Architecture, Domain, Modality, Task
from catalog.models.token import Token
from catalog.models.variant import Variant
from catalog.models.waiting import QuarantineItem, QueueItem

__all__ = [
    "Alias",
    "Architecture",
    "Batch",
    "Change",
    "ChangeCounter",
    "Claim",
    "Component",
    "Domain",
    "EditRecord",
    "EditedRow",
    "FormerSlug",
    "FoundationModel",
    "IdempotentAnswer",
    "Identifier",
    "License",
    "Lineage",
    "Mention",
    "Modality",
    "Organization",
    "Product",
    "ProductModel",
    "Proposal",
    "Publication",
    "PublishedConflict",
    "PublishedName",
    "PublishedVariant",
    "QuarantineItem",
    "QueueItem",
    "Republication",
    "Revision",
    "SeededRecord",
    "Source",
    "Task",
    "Token",
    "Variant",
]
