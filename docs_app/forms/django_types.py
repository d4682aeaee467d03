"""Django's form classes as mypy wants them: with type parameters, which they lack at run time.

The methods named here are Django's hooks that its stubs leave out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.models import BaseInlineFormSet

if TYPE_CHECKING:

    class ModelForm(forms.ModelForm[Any]):
        """A form of a row."""

        def _post_clean(self) -> None: ...

        def _get_validation_exclusions(self) -> set[str]: ...

    class InlineFormSet(BaseInlineFormSet[Any, Any, Any]):
        """The forms of the rows that belong to one row."""

        def _should_delete_form(self, form: Any) -> bool: ...

else:
    ModelForm = forms.ModelForm
    InlineFormSet = BaseInlineFormSet

__all__ = ["InlineFormSet", "ModelForm"]
