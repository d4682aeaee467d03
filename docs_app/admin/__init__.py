"""The admin: where maintainers change the draft. It finds and shows, and calls forms and versions.

Importing it registers every kind of object; Django does so when it starts.
"""

from django.contrib import admin

from docs_app.admin.architecture import ArchitectureAdmin
from docs_app.admin.entry_point import EntryPointAdmin
from docs_app.admin.hop import HopAdmin
from docs_app.admin.page import PageAdmin
from docs_app.admin.route import RouteAdmin
from docs_app.admin.version import VersionAdmin
from docs_app.admin.waiver import WaiverAdmin
from docs_app.admin.webhook import WebhookAdmin
from docs_app.admin.zone import ZoneAdmin

admin.site.site_header = "Routebook"
admin.site.site_title = "Routebook"
admin.site.index_title = "Change what is documented"

__all__ = [
    "ArchitectureAdmin",
    "EntryPointAdmin",
    "HopAdmin",
    "PageAdmin",
    "RouteAdmin",
    "VersionAdmin",
    "WaiverAdmin",
    "WebhookAdmin",
    "ZoneAdmin",
]
