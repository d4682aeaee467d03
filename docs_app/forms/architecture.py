"""The form of an architecture's own words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from docs_app.core.wellformed import limits
from docs_app.forms.draft_form import DraftForm
from docs_app.models import Architecture

FIXED = (
    "Review is required here, and addresses do not wait for one: the slug stays as it is until a "
    "Reviewer switches reviews off for a while."
)


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
        if self.instance.review_required and slug != self.initial.get("slug"):
            raise ValidationError(FIXED, code="fixed")
        if slug in limits.RESERVED_SLUGS:
            self.add_error(
                "slug",
                f"{slug} is an address of the site itself. Choose another, such as {slug}-service.",
            )
        return self.refuse_taken(slug, "There is an architecture with this slug already.")
