"""Who is told what happened: people by mail and by a feed, programs by signed messages.

What is called here inside a transaction is done when that stands, and never undoes it.
"""

from docs_app.notices.delivery import settle
from docs_app.notices.entries import latest
from docs_app.notices.events import asked, commented, judged, published
from docs_app.notices.feed import Entry, atom

__all__ = ["Entry", "asked", "atom", "commented", "judged", "latest", "published", "settle"]
