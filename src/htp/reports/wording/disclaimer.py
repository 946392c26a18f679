"""Which rules an answer rests on, and what it is worth."""

from htp.reports.wording.words import Words
from htp.rulebook.model import Rulebook
from htp.verdict import Text


def disclaimer(rulebook: Rulebook) -> Words:
    """The rulebook with what was laid over it, and the readings that were asked for."""
    if not rulebook.chosen:
        return _disclaimer(rulebook)
    chosen = ", ".join(f"{reading}={option}" for reading, option in rulebook.chosen.items())
    return _disclaimer(rulebook), Text("disclaimer.readings", {"readings": chosen})


def _disclaimer(rulebook: Rulebook) -> Text:
    values = {"id": rulebook.id, "version": rulebook.version}
    overlay = rulebook.overlay
    if overlay is None:
        return Text("disclaimer", values)
    laid_over = {"title": overlay.title, "overlay": overlay.id, "overlay_version": overlay.version}
    return Text("disclaimer.overlaid", {**values, **laid_over, "path": overlay.path})
