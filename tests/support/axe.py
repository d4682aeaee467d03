"""What axe-core finds wrong with a page, in each look that a page can have."""

from __future__ import annotations

from itertools import product

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = {1440: 900, 390: 844}
THEMES = ("light", "dark")
# Without "preload", for which axe-core would write style sheets into the page that its policy
# refuses, where one imports another, as the admin's do.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
# Colours on their way from one theme to the other are nobody's colours.
SETTLED = "() => document.getAnimations().forEach((each) => each.finish())"
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def findings(page: Page) -> list[str]:
    """Return a line for each element that breaks a rule of axe-core, best practices included."""
    violations = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{each['id']}: {' '.join(map(str, node['target']))} {node['failureSummary'][:300]}"
        for each in violations
        for node in each["nodes"]
    ]


def in_every_look(page: Page) -> list[str]:
    """Return what is wrong with the page that is open: light and dark, wide and narrow.

    Besides axe-core's findings, how much wider than the window it is, where it is.
    """
    found = []
    for (width, height), theme in product(WIDTHS.items(), THEMES):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce"
        )
        page.evaluate(SETTLED)
        wrong = findings(page)
        too_wide = page.evaluate(WIDER)
        if too_wide:
            wrong.append(f"{too_wide} pixels wider than the window")
        found += [f"{width} {theme}: {line}" for line in wrong]
    return found
