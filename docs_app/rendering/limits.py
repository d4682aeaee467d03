"""How much one picture may cost. Read at each use, so a test or a site can change them."""

from django.conf import settings

# Elements (nodes and edges) up to which a layout is light: milliseconds even for a tangle, so it
# need not queue behind the heavy ones.
LIGHT_ELEMENTS = 150

# Heavy layouts that run at the same time in one process; the others wait.
HEAVY_AT_ONCE = 2


def engine_name() -> str:
    """`wasm` (Graphviz in its sandbox) or `dot` (the program of the system)."""
    return str(getattr(settings, "GRAPHVIZ_ENGINE", "wasm"))


def full_deadline() -> float:
    """Seconds for a picture in full quality."""
    return float(getattr(settings, "RENDER_DEADLINE_SECONDS", 2.0))


def reduced_deadline() -> float:
    """Seconds for the picture with a cheaper layout."""
    return float(getattr(settings, "RENDER_REDUCED_DEADLINE_SECONDS", 5.0))


def memory_bytes() -> int:
    """Bytes of memory for one layout.

    By trial, 1,000 nodes and 5,000 edges that can be laid out within the deadlines take 77 MB, and
    those that outgrow 512 MB are not laid out in 12 s with any amount.
    """
    return int(getattr(settings, "RENDER_MEMORY_MB", 512)) * 1024 * 1024


def png_pixels() -> int:
    """Pixels of the largest PNG; 24 million take 96 MB while they are drawn."""
    return int(getattr(settings, "RENDER_PIXELS_MAX", 24_000_000))
