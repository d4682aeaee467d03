"""Review packs: a :class:`~docs_app.core.pack.Pack` as a PDF, or as one HTML file.

    found = fetch(Order(architecture, stamp, occasion, links, program), "pdf")

The value says what is in it; here it is laid out, drawn, and made, at once or in the background.
"""

from docs_app.packs.jobs import fetch
from docs_app.packs.order import FORMATS, Order
from docs_app.packs.progress import Progress

__all__ = ["FORMATS", "Order", "Progress", "fetch"]
