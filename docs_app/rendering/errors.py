"""What can go wrong between DOT and a picture: one exception for each end a reader can be told."""

# ruff: noqa: N818 - each says what happened, and "LayoutTimeoutError" would say it no better

from collections.abc import Sequence


class RenderError(Exception):
    """A picture could not be made. Its text is one sentence, fit to be shown beside the table."""


class LayoutTimeout(RenderError):
    """The layout, or the wait for its turn, took longer than its deadline."""


class LayoutOutOfMemory(RenderError):
    """The layout asked for more memory than it is given."""


class LayoutFailed(RenderError):
    """Graphviz refused the DOT, crashed, or answered with something that is no SVG."""


class LayoutIncomplete(RenderError):
    """The SVG has other numbers of nodes or edges than the diagram: some would be lost unseen."""


class EngineUnavailable(RenderError):
    """Graphviz itself is missing or is not the one we pinned: an installation to mend.

    The ladder does not try anything smaller after it, since nothing smaller would fare better.
    """


class NothingRendered(RenderError):
    """Every attempt failed. `reasons` holds one "label: reason" for each, in order."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("No picture could be drawn. " + " ".join(reasons))
        self.reasons = tuple(reasons)

    def __reduce__(self) -> tuple[type["NothingRendered"], tuple[tuple[str, ...]]]:
        # An exception is unpickled from its arguments, and ours is not the message it shows.
        return type(self), (self.reasons,)


class TooManyPixels(RenderError):
    """The PNG would exceed the cap. `largest_scale` is the largest that fits; 0 when none does."""

    def __init__(self, megapixels: float, cap: float, largest_scale: int) -> None:
        remedy = f"Scale {largest_scale} fits." if largest_scale else "Take the SVG or the PDF."
        super().__init__(
            f"The picture would have {megapixels:.1f} megapixels; at most {cap:.0f} are drawn. "
            + remedy
        )
        self.largest_scale = largest_scale
