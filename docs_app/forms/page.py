"""The form of a documentation page."""

from __future__ import annotations

from docs_app.forms.draft_form import DraftForm
from docs_app.models import Page


class PageForm(DraftForm):
    """A page of Markdown; its path places it in the tree."""

    kind = "page"
    key = "path"

    class Meta:
        model = Page
        fields = ("title", "path", "body", "position")

    def clean_path(self) -> str:
        return self.refuse_taken(
            self.cleaned_data["path"], "This architecture has a page with this path already."
        )
