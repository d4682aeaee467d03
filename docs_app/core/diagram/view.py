"""What somebody wants to see."""

from __future__ import annotations

from dataclasses import dataclass

DETAILS = ("ports", "hops", "zones")
DIRECTIONS = ("LR", "TB")
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at an architecture.

    ``route`` alone follows the route's first example, with ``example`` that one; ``step`` marks
    one step of it, counted from 1. ``theme`` is which colours to draw with: ``auto`` is light,
    and follows the reader's own choice wherever the picture is shown by a browser.
    ValueError: not one of the choices.
    """

    route: str | None = None
    example: str | None = None
    step: int | None = None
    detail: str = "ports"
    direction: str = "LR"
    theme: str = "auto"

    def __post_init__(self) -> None:
        for name, choices in (("detail", DETAILS), ("direction", DIRECTIONS), ("theme", THEMES)):
            if getattr(self, name) not in choices:
                raise ValueError(f"{name} is one of {', '.join(choices)}")
