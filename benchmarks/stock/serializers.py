"""Nested serializers over the same rows as the registry's documents.

They show claims as they are stored. They do not resolve them, look for conflicts or gather headline values, which the
documents do; so they do less than what they are compared with.
"""

from rest_framework import serializers

from catalog.models import (
    Alias,
    Claim,
    Component,
    FoundationModel,
    Identifier,
    License,
    Lineage,
    Product,
    ProductModel,
    Source,
    Variant,
)

CITATION = ("source", "locator", "basis", "confidence", "rank", "note", "note_ko")


class SourceSerializer(serializers.ModelSerializer):
    """The source of a fact."""

    class Meta:
        model = Source
        fields = ("slug", "title", "kind", "tier", "date", "url")


class AliasSerializer(serializers.ModelSerializer):
    """Another name."""

    class Meta:
        model = Alias
        fields = ("name",)


class IdentifierSerializer(serializers.ModelSerializer):
    """An id elsewhere."""

    class Meta:
        model = Identifier
        fields = ("kind", "value")


class ClaimSerializer(serializers.ModelSerializer):
    """One statement with its source."""

    source = SourceSerializer()

    class Meta:
        model = Claim
        fields = ("id", "attribute", "value", "status", *CITATION, "disputed", "as_of", "verified_date")


class VariantSerializer(serializers.ModelSerializer):
    """A size or version with its claims."""

    aliases = AliasSerializer(many=True)
    identifiers = IdentifierSerializer(many=True)
    claims = ClaimSerializer(many=True)

    class Meta:
        model = Variant
        fields = ("slug", "name", "name_ko", "position", "part_of", "aliases", "identifiers", "claims")


class LicenseSerializer(serializers.ModelSerializer):
    """A license by its slug."""

    class Meta:
        model = License
        fields = ("slug",)


class ComponentSerializer(serializers.ModelSerializer):
    """An artifact of the release."""

    source = SourceSerializer()
    licenses = LicenseSerializer(many=True)
    variant = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Component
        fields = ("component", "variant", "availability", "licenses", "url", *CITATION)


class ModelReferenceSerializer(serializers.ModelSerializer):
    """Another model."""

    class Meta:
        model = FoundationModel
        fields = ("slug", "name")


class ParentSerializer(serializers.ModelSerializer):
    """An edge to an earlier model."""

    source = SourceSerializer()
    parent = ModelReferenceSerializer()

    class Meta:
        model = Lineage
        fields = ("kind", "parent", *CITATION)


class ChildSerializer(serializers.ModelSerializer):
    """An edge from a later model."""

    source = SourceSerializer()
    child = ModelReferenceSerializer()

    class Meta:
        model = Lineage
        fields = ("kind", "child", *CITATION)


class ProductSerializer(serializers.ModelSerializer):
    """A product."""

    class Meta:
        model = Product
        fields = ("slug", "name")


class ProductEdgeSerializer(serializers.ModelSerializer):
    """What a product does with the model."""

    source = SourceSerializer()
    product = ProductSerializer()

    class Meta:
        model = ProductModel
        fields = ("product", "role", *CITATION)


class FoundationModelSerializer(serializers.ModelSerializer):
    """A model with everything that is known of it."""

    aliases = AliasSerializer(many=True)
    identifiers = IdentifierSerializer(many=True)
    claims = ClaimSerializer(many=True)
    variants = VariantSerializer(many=True)
    components = ComponentSerializer(many=True)
    parents = ParentSerializer(many=True)
    children = ChildSerializer(many=True)
    product_edges = ProductEdgeSerializer(many=True)

    class Meta:
        model = FoundationModel
        fields = (
            *("slug", "name", "name_ko", "summary", "summary_ko", "revision", "updated_at"),
            *("aliases", "identifiers", "claims", "variants", "components"),
            *("parents", "children", "product_edges"),
        )
