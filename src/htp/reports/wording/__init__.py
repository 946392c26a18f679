"""The sentences of the rules written out in English, as the formats for programs have them; the rest stands beside."""

from htp.reports.wording.figures import display_width as display_width
from htp.reports.wording.figures import escape_controls as escape_controls
from htp.reports.wording.figures import filled_in
from htp.rules import shipped_rulebook
from htp.verdict import Finding, Text


def explanation(finding: Finding) -> str:
    """Why the rule says what it says, with the company's own figures."""
    return filled(finding.explanation)


def remedies(finding: Finding) -> list[str]:
    """Each way to meet the criterion, in a sentence."""
    return [filled(each.text) for each in finding.remedies]


def filled(text: Text) -> str:
    """The sentence of a rule with its values written out."""
    return filled_in(shipped_rulebook().texts[text.id], text.values)
