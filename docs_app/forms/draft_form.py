"""What all forms of the draft's objects share: where they may point, and what they complain of."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Max, Model, QuerySet
from django.http import QueryDict

from docs_app.forms.complaint import Complaint
from docs_app.forms.django_types import ModelForm
from docs_app.forms.editing import Editing
from docs_app.forms.prose import ProseField, same_text

MARKDOWN = {"prose": 6, "body": 24}
"""Fields of Markdown, and how many lines their forms show."""

LAST = "Small numbers come first. Empty: behind all others."


class PartForm(ModelForm):
    """A form of one row. The admin gives each class of its own the ``editing`` it is part of."""

    editing: ClassVar[Editing]
    kind: ClassVar[str]
    key: ClassVar[str] = "slug"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:
            self.fields["position"] = forms.IntegerField(
                required=False, min_value=0, max_value=2**31 - 1, help_text=LAST
            )
            if self.instance.pk is None:
                self.initial["position"] = None
        for name, rows in MARKDOWN.items():
            if name in self.fields:
                said = self.fields[name].help_text
                self.fields[name] = ProseField(rows=rows, help_text=said)
        if not self.is_shown_only:
            self.offer()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in MARKDOWN:
            stored = getattr(self.instance, name, "")
            if name in cleaned and same_text(cleaned[name], stored):
                cleaned[name] = stored
        return cleaned

    @property
    def is_shown_only(self) -> bool:
        """Say whether the form has no field: somebody looks who may not change anything."""
        return not self.fields

    def offer(self) -> None:
        """Tell the fields that refer to something what they may refer to."""

    @property
    def owner(self) -> str:
        """Return the slug of what the row is a part of; empty: it is the architecture's own."""
        return ""

    @property
    def named(self) -> str:
        """Return the typed slug, else the stored one."""
        return str(self.cleaned_data.get(self.key) or getattr(self.instance, self.key, ""))

    def is_about(self, complaint: Complaint) -> bool:
        """Say whether a complaint belongs on this form."""
        return (complaint.kind, complaint.owner, complaint.key) == (
            self.kind,
            self.owner,
            self.named,
        )

    def complain(self, complaint: Complaint) -> None:
        """Put a complaint beside its field, or at the top of the form where it has none here."""
        self.add_error(
            complaint.field if complaint.field in self.fields else None, complaint.message
        )

    def siblings(self) -> QuerySet[Model]:
        """Return the rows among which the position and the slug are this one's."""
        raise NotImplementedError

    def next_position(self) -> int:
        """Return the position behind all that are there."""
        last = self.siblings().aggregate(last=Max("position"))["last"]
        return 0 if last is None else int(last) + 1

    def refuse_taken(self, value: str, message: str) -> str:
        """Return the value, unless another of the siblings is called so."""
        others = self.siblings().filter(**{self.key: value}).exclude(pk=self.instance.pk)
        if others.exists():
            raise forms.ValidationError(message, code="taken")
        return value


class DraftForm(PartForm):
    """A form of an object that has a page of its own in the admin.

    ``opened`` and ``seen`` say what the form was opened on: the row's count of saves and the
    saves that were there then; ``heard``, which examples its user knows that it moves.
    """

    parts: ClassVar[tuple[str, ...]] = ()
    """The kinds of the parts that have forms of their own on the same page."""

    opened = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    heard = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    why = forms.CharField(
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80, "class": "vLargeTextField"}),
        label="Why",
        help_text="For the history. Empty: the history says what changed.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        now = {"opened": getattr(self.instance, "revision", 0), "seen": self.editing.seen}
        self.initial.update(now)
        told = {name: str(value) for name, value in now.items()} if self.editing.overtaken else {}
        if self.editing.heard:
            told["heard"] = self.editing.heard
        if told:
            data = QueryDict(mutable=True)
            data.update(self.data)
            for name, value in told.items():
                data[name] = value
            self.data = data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for complaint in self.editing.complaints:
            if self.is_about(complaint):
                self.complain(complaint)
            elif not self._has_part_for(complaint):
                self.add_error(None, f"On {complaint.subject}: {complaint.message}")
        return cleaned

    def is_about(self, complaint: Complaint) -> bool:
        # Without a subject it is about the whole of what was sent.
        return complaint.kind == "" or super().is_about(complaint)

    def _has_part_for(self, complaint: Complaint) -> bool:
        return complaint.kind in self.parts and complaint.owner == self.named

    def _post_clean(self) -> None:
        if self.editing.architecture is not None and self.instance.pk is None:
            self.instance.architecture = self.editing.architecture
        super()._post_clean()
        if "position" in self.fields and self.cleaned_data.get("position") is None:
            self.instance.position = self.next_position()

    def siblings(self) -> QuerySet[Model]:
        manager: Any = self._meta.model._default_manager
        return manager.filter(architecture=self.editing.architecture)  # type: ignore[no-any-return]
