"""What people say in a review: messages and comments, as they are posted."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from docs_app.core.wellformed import limits
from docs_app.versions.talking import LONGEST

MESSAGE = 2000
"""Characters of a message: as many as the reason for a save may have."""

TOO_LONG = "This has {} characters; {} may have {}."


class SaidForm(forms.Form):
    """A text, what it answers to, and where its writer was."""

    what = "it"
    longest = MESSAGE

    text = forms.CharField(required=False)
    seen = forms.CharField(required=False, max_length=64)
    back = forms.CharField(required=False, max_length=limits.URL)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text) > self.longest:
            told = TOO_LONG.format(len(text), self.what, self.longest)
            raise forms.ValidationError(told, code="long")
        return text

    def said(self, name: str) -> str:
        """Return a cleaned field; empty where it is wrong."""
        return str(self.cleaned_data.get(name, ""))

    @property
    def complaints(self) -> tuple[str, ...]:
        """Return what is wrong, in sentences."""
        return tuple(str(error) for errors in self.errors.values() for error in errors)


class MessageForm(SaidForm):
    """A message to the others in a review, and what goes with it in some forms."""

    what = "a message"

    kind = forms.ChoiceField(required=False, choices=[("approve", ""), ("changes", "")])
    required = forms.ChoiceField(required=False, choices=[("on", ""), ("off", "")])


class CommentForm(SaidForm):
    """A comment; ``about`` is what it is of, where it begins a thread."""

    what = "a comment"
    longest = LONGEST

    about = forms.CharField(required=False, max_length=2 * limits.SUBJECT)
    do = forms.ChoiceField(
        required=False, choices=[(each, each) for each in ("reply", "resolve", "reopen")]
    )
    resolved = forms.BooleanField(required=False)


def typed_in(posted: QueryDict) -> str:
    """Return the text as it was typed, whatever is wrong with it, to be shown again."""
    return posted.get("text", "")
