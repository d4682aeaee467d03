"""The form of a rule, on its hop's page."""

from __future__ import annotations

from typing import Any

from django import forms

from docs_app.core.architecture import METHODS
from docs_app.core.index import index_of
from docs_app.core.paths import PathError, check_rewrite, parse_path
from docs_app.core.wording import rule_sentence
from docs_app.forms.lines import LinesField
from docs_app.forms.part import RowForm, RowSet
from docs_app.forms.references import ReferenceField
from docs_app.forms.rule_choices import offer_to_rule, stored_destination
from docs_app.models import Hop, Port, Rule
from docs_app.models.rule import FORWARD


class RuleForm(RowForm):
    """What a rule takes, whom it lets in, what it does. One field says where it forwards to."""

    kind = "rule"

    match_port = ReferenceField(
        label="On port",
        help_text="The port of this hop on which it takes requests. Save a new port first.",
    )
    methods = forms.MultipleChoiceField(
        required=False,
        choices=[(method, method) for method in METHODS],
        widget=forms.CheckboxSelectMultiple,
        help_text="The methods that it takes; none ticked: any.",
    )
    authorizer = ReferenceField(help_text="Who checks the token first.")
    scopes = LinesField(
        rows=2,
        help_text="One on each line; any one of them suffices. Empty: not recorded.",
    )
    no_scopes = forms.BooleanField(required=False, label="It is recorded that no scope is needed")
    to = ReferenceField(
        label="Forward to", help_text="A port, or a hop without ports, such as a target group."
    )
    via = ReferenceField(label="Via", help_text="The VPC link over which it forwards.")

    class Meta:
        model = Rule
        fields = (
            "name",
            "slug",
            "match_port",
            "methods",
            "host",
            "path",
            "authorizer",
            "scopes",
            "action",
            "via",
            "rewrite",
            "status",
            "prose",
            "position",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rule: Rule = self.instance
        self.initial["to"] = stored_destination(self.editing.choices, rule)
        self.initial["no_scopes"] = rule.pk is not None and rule.scopes == []
        # A Django form's initial for a new row is what its model defaults to; None says no scope.
        self.initial["scopes"] = rule.scopes or []

    def offer(self) -> None:
        offer_to_rule(self.fields, self.editing.choices, self.instance)

    @property
    def sentence(self) -> str:
        """Return what the stored rule says; empty: it is not stored yet."""
        draft = self.editing.draft if self.instance.pk is not None else None
        if draft is None:
            return ""
        hop, slug = self.initial_owner, str(self.initial.get("slug", self.instance.slug))
        rule = index_of(draft).rules.get((hop, slug))
        return "" if rule is None else rule_sentence(draft, hop, rule)

    @property
    def initial_owner(self) -> str:
        """Return the stored slug of the hop, whatever is typed as its slug now."""
        hop = self.editing.choices.hop(self.instance.hop_id)
        return "" if hop is None else hop.slug

    def clean_path(self) -> str:
        path: str = self.cleaned_data["path"]
        try:
            parse_path(path)
        except PathError as error:
            raise forms.ValidationError(str(error), code="path") from None
        return path

    def clean_methods(self) -> list[str]:
        """Keep the stored order where the methods are the same."""
        methods: list[str] = self.cleaned_data["methods"]
        stored: list[str] = self.instance.methods
        return stored if sorted(stored) == sorted(methods) else methods

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._clean_scopes(cleaned)
        if cleaned.get("action") == FORWARD:
            self._clean_forward(cleaned)
        elif cleaned.get("action"):
            self._clean_answer(cleaned)
        return cleaned

    def _clean_scopes(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("no_scopes") and cleaned.get("scopes"):
            self.add_error("no_scopes", "There are scopes above. Empty them, or do not tick this.")
        elif "scopes" in cleaned and not cleaned["scopes"]:
            cleaned["scopes"] = [] if cleaned.get("no_scopes") else None

    def _clean_forward(self, cleaned: dict[str, Any]) -> None:
        if "to" in cleaned and cleaned["to"] is None:
            self.add_error("to", "Choose where the rule forwards to, or let it respond.")
        if cleaned.get("status") is not None:
            self.add_error("status", "Only a rule that responds has a status. Empty it.")
        if "path" in cleaned and "rewrite" in cleaned:
            try:
                check_rewrite(cleaned["rewrite"], cleaned["path"])
            except PathError as error:
                self.add_error("rewrite", str(error))

    def _clean_answer(self, cleaned: dict[str, Any]) -> None:
        for name in ("to", "via", "rewrite"):
            if cleaned.get(name):
                self.add_error(name, "A rule that responds forwards nowhere. Empty this.")

    def _post_clean(self) -> None:
        if not self.is_shown_only:
            to = self.cleaned_data.get("to")
            self.instance.to_port = to if isinstance(to, Port) else None
            self.instance.to_hop = to if isinstance(to, Hop) else None
        super()._post_clean()


class RuleSet(RowSet):
    """The rules of a hop."""

    what = "rule"
