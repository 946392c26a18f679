"""The sentences of `htp compare` and `htp verify` in English, by id."""

from collections.abc import Mapping

from htp.reports.wording.plural import Plural

COMPARED: Mapping[str, str | Plural] = {
    "compared.title": "What changed: {before} → {after}",
    "compared.counts": "{counts}.",
    "compared.count.worse": Plural("{count} company got worse", "{count} companies got worse"),
    "compared.count.unreadable": Plural("{count} can no longer be read", "{count} can no longer be read"),
    "compared.count.other": Plural(
        "{count} keeps its verdict with other figures", "{count} keep their verdict with other figures"
    ),
    "compared.count.new": Plural("{count} is new", "{count} are new"),
    "compared.count.better": Plural("{count} got better", "{count} got better"),
    "compared.count.gone": Plural("{count} is gone", "{count} are gone"),
    "compared.count.unchanged": Plural("{count} is unchanged", "{count} are unchanged"),
    "compared.nothing-worse": "Nothing got worse.",
    "compared.not-known-whether-worse": "Whether something got worse is not known: see below.",
    "compared.unusable": Plural(
        "{count} input could not be used; a company that is gone may be in it.",
        "{count} inputs could not be used; a company that is gone may be in one of them.",
    ),
    "compared.fee.more": "Fee to the park: {amount} more.",
    "compared.fee.less": "Fee to the park: {amount} less.",
    "compared.to-pay.more": "Open of the fee that is due: {amount} more.",
    "compared.to-pay.less": "Open of the fee that is due: {amount} less.",
    "compared.title.worse": "Worse",
    "compared.title.unreadable": "Can no longer be read",
    "compared.title.other": "The same verdict, other figures",
    "compared.title.new": "New",
    "compared.title.better": "Better",
    "compared.title.gone": "Gone",
    "compared.title.ambiguous": "Which is which is not known",
    "compared.verdict": "{before:capital} → {after}.",
    "compared.alone": "{verdict:capital}.",
    "compared.turning": "Other readings turn the verdict now.",
    "compared.rule.measured": "{rule}: {before} → {after}.",
    "compared.rule.required": "{rule}: {before} → {after} needed.",
    "compared.rule.to-pay": "{rule}: {before} → {after} open.",
    "compared.rule.amount": "{rule}: {before} → {after}.",
    "compared.rule.verdict": "{rule}: {before} → {after}.",
    "compared.rule.other": "{rule}: another answer.",
    "compared.more-rules": Plural("{count} more rule.", "{count} more rules."),
    "compared.fact": "{key}: {before} → {after}.",
    "compared.not-stated": "not stated",
    "compared.more-facts": Plural("{count} more fact.", "{count} more facts."),
    "compared.cause.day": "Rules of {before} → {after}.",
    "compared.cause.readings": "Another reading of the law was taken.",
    "compared.cause.law": "The rulebook is another one.",
    "compared.cause.program": "The program is another version.",
    "compared.cause.unknown-facts": "Whether the facts are the same is not known.",
    "compared.cause.several": "Any of these may have done it.",
    "compared.cause.unknown": "What did it is in neither report.",
    "compared.ambiguous": (
        "{before} then and {after} now under this name or tax id. Add tax ids or periods to tell them apart."
    ),
    "compared.more": Plural("{count} more: --all names it.", "{count} more: --all names them."),
    "compared.now": "now",
    "compared.without": "without {options}",
    "compared.both": "Both",
    "compared.basis": "{name}: rulebook {rulebook} of {version}, htp {program}.",
    "compared.basis.overlaid": (
        "{name}: rulebook {rulebook} of {version}, overlaid by {overlay} of {overlay_version}, htp {program}."
    ),
    "verified.title": "Made again: {report}",
    "verified.same": "The same. Made again from its inputs, every value of the report is the same.",
    "verified.input": "Other facts: an input is not the one that the report was made from.",
    "verified.rulebook": "Other law: the rulebook is not the one that the report was made with.",
    "verified.program": "Other program: the report is of another version.",
    "verified.companies": (
        "Other companies: one was taken out of the report or added to it, or there are other inputs now."
    ),
    "verified.changed": (
        "The report was changed, or made by another build of this version: inputs, rulebook and version are the same, "
        "and say something else."
    ),
    "verified.differences": Plural("{count} difference", "{count} differences"),
    "verified.value": "{key}: {stated} in the report, {derived} when made again.",
    "verified.not-stated": "{path}, {company}: not in the report.",
    "verified.not-derived": "{path}, {company}: not here, or elsewhere, when made again.",
    "verified.several": "several values",
    "verified.more": Plural("{count} more difference.", "{count} more differences."),
    "compared.disclaimer": "An interpretation of public sources, not the law and not legal advice.",
}
