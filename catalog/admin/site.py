"""What the desk calls itself."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Foundation Model Registry: the desk")  # type: ignore[assignment] # a lazy text serves
admin.site.site_title = _("Desk of the Foundation Model Registry")  # type: ignore[assignment] # as above
admin.site.index_title = _("What would you like to curate?")  # type: ignore[assignment] # as above
admin.site.empty_value_display = ""
