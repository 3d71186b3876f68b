"""Views of licenses."""

from collections.abc import Mapping
from typing import Any

from catalog.api.v1.filters.license import LicenseFilterSet
from catalog.api.v1.orderings import noun as orderings
from catalog.api.v1.views.noun import NounDetail, NounList, NounView
from catalog.documents.license import LicenseSerializer, license_facts


class LicenseView(NounView):
    """What the list and the single license have in common."""

    noun = "license"
    serializer = LicenseSerializer

    def facts(self, row: Any) -> Mapping[str, Any]:
        """This function will return a license."""
        return license_facts(row, row.model_count)


class LicenseList(LicenseView, NounList):
    """Licenses with what they permit."""

    filters = LicenseFilterSet
    keys = orderings.LICENSE


class LicenseDetail(LicenseView, NounDetail):
    """One license."""
