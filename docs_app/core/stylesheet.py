"""The CSS of pictures: colours as custom properties, and rules that give them to the classes.

A picture in a page is coloured by ``static/css/diagram.css``, which is :func:`site_stylesheet` and
nothing else (a test holds them equal); a file that stands alone brings :func:`stylesheet` along.
Both print in light colours. docs/pictures-css.md lists the classes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from docs_app.core.palette import DARK, LIGHT, Palette, properties

PICTURE = ".rb-picture"

RULES = """\
.rb-picture .paper { fill: var(--rb-page); }
.rb-picture .foot { fill: var(--rb-dim-ink); }
.rb-picture .zone path { fill: var(--fill); stroke: var(--line); }
.rb-picture .zone text { fill: var(--ink); }
.rb-picture .hop path { fill: var(--rb-card); stroke: var(--line); }
.rb-picture .hop .heading { fill: var(--ink); }
.rb-picture .hop .name { fill: var(--rb-name); }
.rb-picture .hop .badge rect { fill: var(--line); stroke: var(--rb-card); }
.rb-picture .hop .badge text { fill: var(--fill); }
.rb-picture .pill path { fill: var(--line); stroke: var(--line); }
.rb-picture .pill text { fill: var(--fill); }
.rb-picture .edge path, .rb-picture .edge polygon { stroke: var(--rb-edge); }
.rb-picture .edge polygon { fill: var(--rb-edge); }
.rb-picture .edge .label { fill: var(--rb-label); }
.rb-picture .hop.dim path, .rb-picture .pill.dim path { fill: var(--rb-dim-fill); }
.rb-picture .hop.dim .name, .rb-picture .pill.dim text, .rb-picture .edge .label.dim {
  fill: var(--rb-dim-ink);
}
.rb-picture .edge.dim path, .rb-picture .edge.dim polygon { stroke: var(--rb-dim-line); }
.rb-picture .edge.dim polygon { fill: var(--rb-dim-line); }
.rb-picture .hop.current path, .rb-picture .pill.current path { stroke: var(--rb-current); }
.rb-picture .ring { stroke: var(--rb-current); }
.rb-picture .hop.current .badge rect { fill: var(--rb-current); }
.rb-picture .hop.current .badge text { fill: var(--rb-page); }
.rb-picture .zone[class*="change-"] path { fill: var(--rb-dim-zone-fill); }
.rb-picture .edge[class*="change-"] path, .rb-picture .edge[class*="change-"] polygon {
  stroke: var(--line);
}
.rb-picture .edge[class*="change-"] polygon { fill: var(--line); }
.rb-picture .edge .label[class*="change-"] { fill: var(--ink); }
.rb-picture .pill.change-removed path { fill: var(--rb-card); }
.rb-picture .pill.change-removed text { fill: var(--ink); }
.rb-picture .sign circle { fill: var(--line); }
.rb-picture .sign text { fill: var(--fill); }
.rb-picture .stop polygon { fill: var(--rb-stop-fill); stroke: var(--rb-stop-line); }
.rb-picture .stop text { fill: var(--rb-stop-ink); }
.rb-picture .edge-stop path, .rb-picture .edge-stop polygon { stroke: var(--rb-stop-line); }
.rb-picture .edge-stop polygon { fill: var(--rb-stop-line); }
.rb-picture a:hover path, .rb-picture a:focus-visible path { stroke-width: 3; }
.rb-picture a:focus-visible { outline: 2px solid var(--rb-current); outline-offset: 2px; }
"""


@cache
def stylesheet(theme: str = "auto") -> str:
    """Return the CSS of a picture that stands alone; ``auto`` follows the reader's choice."""
    if theme != "auto":
        return _block(PICTURE, DARK if theme == "dark" else LIGHT) + _kinds() + RULES
    dark = f"@media (prefers-color-scheme: dark) {{\n{_block(PICTURE, DARK)}}}\n"
    paper = f"@media print {{\n{_block(PICTURE, LIGHT)}}}\n"
    return _block(PICTURE, LIGHT) + dark + paper + _kinds() + RULES


@cache
def site_stylesheet() -> str:
    """Return the CSS for pictures and legends in pages of the site.

    The page's theme is ``data-theme`` on the root element, or where it has none the reader's.
    """
    return "".join(
        (
            "/* Made by site_stylesheet in docs_app/core/stylesheet.py: do not edit. */\n",
            _block(":root", LIGHT),
            "@media screen and (prefers-color-scheme: dark) {\n",
            _block(':root:not([data-theme="light"])', DARK),
            "}\n@media screen {\n",
            _block(':root[data-theme="dark"]', DARK),
            "}\n",
            _kinds(),
            RULES,
        )
    )


def _block(selector: str, colours: Palette) -> str:
    lines = "".join(f"  {name}: {value};\n" for name, value in properties(colours))
    return f"{selector} {{\n{lines}}}\n"


def _kinds() -> str:
    """Return what gives every kind its three colours, and dimmed things theirs."""
    return "".join(_kind_rules())


def _kind_rules() -> Iterator[str]:
    for kind in LIGHT.zones:
        yield _tone(f".zone-{kind}", f"--rb-zone-{kind}")
        # A card that stands for a whole zone is white, so it has only the zone's line and text.
        yield _tone(f".kind-zone-{kind}", f"--rb-zone-{kind}")
    for kind in LIGHT.hops:
        yield _tone(f".kind-{kind}", f"--rb-hop-{kind}")
    for change in LIGHT.changes:
        yield _tone(f".change-{change}, {PICTURE} .change-{change}", f"--rb-change-{change}")
    yield _tone(f"{PICTURE} .zone.dim", "--rb-dim-zone")
    yield _tone(f"{PICTURE} .hop.dim, {PICTURE} .pill.dim", "--rb-dim")


def _tone(selector: str, name: str) -> str:
    values = " ".join(f"--{part}: var({name}-{part});" for part in ("line", "fill", "ink"))
    return f"{selector} {{ {values} }}\n"
