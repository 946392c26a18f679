"""Which rules an answer rests on, and what it is worth."""

from htp.rulebook.model import Rulebook
from htp.verdict import Text


def disclaimer(rulebook: Rulebook) -> Text:
    values = {"id": rulebook.id, "version": rulebook.version}
    overlay = rulebook.overlay
    if overlay is None:
        return Text("disclaimer", values)
    laid_over = {"title": overlay.title, "overlay": overlay.id, "overlay_version": overlay.version}
    return Text("disclaimer.overlaid", {**values, **laid_over, "path": overlay.path})
