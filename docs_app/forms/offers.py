"""What may be chosen for a reference, prepared once however many fields of a page offer it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

LARGE = 200
"""More choices than this are typed with the browser's help, and not rolled through."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its name, as files and references have it, and how people read it."""

    name: str
    label: str
    row: Model
    group: str = ""


class Offer:
    """The choices for one kind of reference. ``empty`` is what choosing none of them means.

    Its HTML is made once: a hop with many rules offers the same ports in each of them.
    """

    def __init__(self, id: str, choices: Iterable[Choice], empty: str) -> None:
        self.id = id
        self.choices = tuple(choices)
        self.empty = empty
        self.rows = {choice.name: choice.row for choice in self.choices}

    @property
    def is_large(self) -> bool:
        return len(self.choices) > LARGE

    @cached_property
    def names(self) -> dict[tuple[type[Model], int], str]:
        """Return what each row is called."""
        return {(type(each.row), each.row.pk): each.name for each in self.choices}

    def name_of(self, row: Model) -> str:
        """Return what a row is called; empty: it is not among the choices."""
        return self.names.get((type(row), row.pk), "")

    def name_of_pk(self, pk: int) -> str:
        """Return what the row with a primary key is called, where all are of one table."""
        return next((self.names[of, pk] for of in self._models if (of, pk) in self.names), "")

    @cached_property
    def _models(self) -> set[type[Model]]:
        return {type(each.row) for each in self.choices}

    @cached_property
    def _options(self) -> str:
        parts, group = [f'<option value="">{escape(self.empty)}</option>'], ""
        for each in self.choices:
            if each.group != group:
                parts.append("</optgroup>" if group else "")
                parts.append(f'<optgroup label="{escape(each.group)}">' if each.group else "")
                group = each.group
            parts.append(f"{_option(each.name)}{escape(each.label)}</option>")
        return "".join([*parts, "</optgroup>" if group else ""])

    def options(self, chosen: str) -> SafeString:
        """Return the choices as HTML options, one of them chosen."""
        picked = _option(chosen)
        marked = picked.removesuffix(">") + " selected>"
        html = self._options.replace(picked, marked, 1)
        return mark_safe(html)  # noqa: S308 - every part of it was escaped

    @cached_property
    def datalist(self) -> SafeString:
        """Return the choices as the HTML list that browsers offer while somebody types."""
        options = "".join(
            f"{_option(each.name)}{escape(each.label)}</option>" for each in self.choices
        )
        inner = mark_safe(options)  # noqa: S308 - every part of it was escaped
        return format_html('<datalist id="{}">{}</datalist>', self.id, inner)


def _option(name: str) -> str:
    return f'<option value="{escape(name)}">'
