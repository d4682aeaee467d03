"""The form of a waiver."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from docs_app.core.lint import CHECKS
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.waivers import is_subject
from docs_app.forms.draft_form import DraftForm
from docs_app.models import Waiver

TAKEN = "This finding is waived already."
OVER = "This day is over, so the waiver would hold for nothing."
NO_SUBJECT = "Write it as lint does, such as hop:items, port:nlb/bags or page:ports/who."


class WaiverForm(DraftForm):
    """A waiver. Code and subject are one column; ``reason`` is the value's ``why``.

    ``why`` itself is what all forms of the draft call the reason for the save.
    """

    kind = "waiver"
    key = "finding"

    code = forms.ChoiceField(
        choices=[(check.code, f"{check.code}: {check.title}") for check in CHECKS.values()]
    )
    subject = forms.CharField(
        max_length=limits.SUBJECT,
        help_text="What the finding is about, as the list of findings has it: hop:items.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    reason = forms.CharField(
        max_length=limits.LINE,
        help_text="Why it may stay for now, so that others can judge.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    until = forms.DateField(
        help_text="The last day of the waiver; then the finding counts again.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    class Meta:
        model = Waiver
        fields = ("who", "until", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            code, _, subject = self.instance.finding.partition("/")
            stored = {"code": code, "subject": subject, "reason": self.instance.why}
            self.initial = {**stored, **self.initial}

    @property
    def named(self) -> str:
        code, subject = self.cleaned_data.get("code"), self.cleaned_data.get("subject")
        return f"{code}/{subject}" if code and subject else self.instance.finding

    def clean_subject(self) -> str:
        subject: str = self.cleaned_data["subject"]
        if not is_subject(subject):
            raise forms.ValidationError(NO_SUBJECT, code="subject")
        return subject

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if until < timezone.localdate() and "until" in self.changed_data:
            raise forms.ValidationError(OVER, code="over")
        return until

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("code") and cleaned.get("subject"):
            others = self.siblings().filter(finding=self.named).exclude(pk=self.instance.pk)
            if others.exists():
                self.add_error("subject", TAKEN)
            self.instance.finding = self.named
        self.instance.why = cleaned.get("reason", self.instance.why)
        return cleaned
