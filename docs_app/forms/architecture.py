"""The form of an architecture's own words."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from docs_app.core.wellformed import limits
from docs_app.forms.draft_form import DraftForm
from docs_app.models import Architecture


class ArchitectureForm(DraftForm):
    """What an architecture says of itself. Its slug begins all its addresses."""

    kind = "architecture"

    class Meta:
        model = Architecture
        fields = ("name", "slug", "environment", "summary")

    @property
    def named(self) -> str:
        return ""

    def siblings(self) -> QuerySet[Model]:
        return Architecture.objects.all()

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in limits.RESERVED_SLUGS:
            self.add_error(
                "slug",
                f"{slug} is an address of the site itself. Choose another, such as {slug}-service.",
            )
        return self.refuse_taken(slug, "There is an architecture with this slug already.")
