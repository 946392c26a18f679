"""Which rules an answer rests on, and what it is worth."""

from htp.reports.wording.words import Words
from htp.rulebook.model import Rulebook
from htp.verdict import Text


def disclaimer_in_short(rulebook: Rulebook) -> Words:
    """The same in a line, where the full report is a command away."""
    values = {"id": rulebook.id, "version": rulebook.version}
    short: list[Text] = [Text("disclaimer.short", values)]
    if rulebook.overlay is not None:
        laid_over = {"title": rulebook.overlay.title, "path": rulebook.overlay.path}
        short.append(Text("disclaimer.short.overlaid", laid_over))
    if rulebook.chosen:
        short.append(Text("disclaimer.readings", {"readings": _chosen(rulebook)}))
    return tuple(short)


def _chosen(rulebook: Rulebook) -> str:
    return ", ".join(f"{reading}={option}" for reading, option in rulebook.chosen.items())


def disclaimer(rulebook: Rulebook) -> Words:
    """The rulebook with what was laid over it, and the readings that were asked for."""
    if not rulebook.chosen:
        return _disclaimer(rulebook)
    return _disclaimer(rulebook), Text("disclaimer.readings", {"readings": _chosen(rulebook)})


def _disclaimer(rulebook: Rulebook) -> Text:
    values = {"id": rulebook.id, "version": rulebook.version}
    overlay = rulebook.overlay
    if overlay is None:
        return Text("disclaimer", values)
    laid_over = {"title": overlay.title, "overlay": overlay.id, "overlay_version": overlay.version}
    return Text("disclaimer.overlaid", {**values, **laid_over, "path": overlay.path})
