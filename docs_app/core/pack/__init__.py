"""A review pack: everything a reviewer carries away, as one frozen value without a look.

    pack = pack_of(architecture, Occasion(...), Links(addresses, origin))

:mod:`docs_app.packs` draws its pictures and makes a PDF or an HTML file of it.
"""

from docs_app.core.pack.links import Links
from docs_app.core.pack.making import pack_of
from docs_app.core.pack.occasion import Occasion
from docs_app.core.pack.pack import Chapter, Pack, Wanted

__all__ = ["Chapter", "Links", "Occasion", "Pack", "Wanted", "pack_of"]
