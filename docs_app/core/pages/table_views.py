"""How a table looks in HTML, in Markdown and as plain text."""

from __future__ import annotations

from html import escape

from docs_app.core.pages.fact import Fact, as_html, as_markdown, as_text, escaped
from docs_app.core.pages.tables import Cell, Table


def as_table_html(table: Table) -> str:
    """Return a table as HTML that scrolls by itself where it is too wide."""
    if not table.rows:
        return f"<p>{_nothing(table)}</p>"
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    body = "\n".join(f"<tr>{_row_html(row)}</tr>" for row in table.rows)
    more = f'<p><a href="{escape(table.href)}">{_more(table)}</a></p>' if table.left_out else ""
    return (
        f'<div class="table-scroll" tabindex="0" role="region" aria-label="{table.caption}">'
        f"<table><caption>{table.caption}</caption>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody></table></div>{more}"
    )


def _row_html(row: tuple[Cell, ...]) -> str:
    first, *rest = (escape(cell) if isinstance(cell, str) else as_html(cell) for cell in row)
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)


def as_table_markdown(table: Table) -> str:
    """Return a table as Markdown."""
    if not table.rows:
        return _nothing(table)
    lines = [table.columns, tuple("---" for _ in table.columns)]
    lines += [tuple(map(_cell_markdown, row)) for row in table.rows]
    text = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return text + (f"\n\n[{_more(table)}]({table.href})" if table.left_out else "")


def _cell_markdown(cell: Cell) -> str:
    return as_markdown(cell) if isinstance(cell, Fact) else escaped(cell)


def as_table_text(table: Table) -> str:
    """Return a table as lines of text, for a search."""
    rows = (table.columns, *table.rows)
    return "\n".join(
        " ".join(cell if isinstance(cell, str) else as_text(cell) for cell in row) for row in rows
    )


def _nothing(table: Table) -> str:
    return f"{table.caption}: none documented."


def _more(table: Table) -> str:
    return f"{table.left_out:,} more"
