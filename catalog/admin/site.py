"""What the desk calls itself."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

admin.site.site_header = _("Foundation Model Registry: the desk")
admin.site.site_title = _("Desk of the Foundation Model Registry")
admin.site.index_title = _("What would you like to curate?")
admin.site.empty_value_display = ""
