"""Search in one architecture: down to ports, rules and headings, ranked, with what matched marked.

    results = find(architecture, content_hash, addresses, "65535")
    [(hit.kind, hit.title, hit.href) for hit in results.hits]

The index of an architecture is a file named by its content's hash, made at the first search and
never changed: it cannot be stale, and it is the same whichever database the site has.
"""

from docs_app.search.finding import Hit, Results, find, prepare
from docs_app.search.index_files import SearchUnavailableError
from docs_app.search.marking import Segment
from docs_app.search.suggesting import suggest

__all__ = [
    "Hit",
    "Results",
    "SearchUnavailableError",
    "Segment",
    "find",
    "prepare",
    "suggest",
]
