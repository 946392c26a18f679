"""What is wrong with a rulebook or an overlay, and what to write instead, by the id of the problem."""

_WHOLE = "write a whole number, e.g. 12"
_DID_YOU_MEAN = "did you mean {meant}?"
_KEEP_ONE = "keep one of the two"

RULEBOOK_PROBLEMS = {
    "rulebook.unreadable": ("the rulebook cannot be read: {reason}", "check the path of its file"),
    "rulebook.not-utf-8": (
        "the rulebook cannot be read: it is not UTF-8 text",
        "save it as UTF-8",
    ),
    "rulebook.several-documents": ("holds several documents", "remove the lines --- between them"),
    "entry.no-keys": ("needs keys of its own", "indent its entries below it"),
    "entry.not-text": ("is not a text", "write a text"),
    "entry.not-texts": ("is not a list of texts", "write a list, [] if it is empty"),
    "entry.not-a-choice": ('"{text}" is none of {choices}', "write one of them"),
    "entry.not-date": ('"{text}" is not a date', "write year-month-day"),
    "entry.unknown-key": ("is not known here", "remove it"),
    "entry.unknown-key-but-like": ("is not known here", _DID_YOU_MEAN),
    "entry.key-missing": ("{missing} is missing", "add {missing}: …"),
    "source.none": ("cites no source", "name at least one id of sources.yaml"),
    "source.unknown": ('there is no source "{source}"', "add it to sources.yaml"),
    "source.unknown-but-like": ('there is no source "{source}"', _DID_YOU_MEAN),
    "parameter.no-values": ("has no values", "list at least one value with its date"),
    "parameter.value-and-gap": ("has both a value and a gap", _KEEP_ONE),
    "parameter.ends-before-it-begins": ("ends on {last} before it begins", "correct from or to"),
    "parameter.not-share": ("is not a share", "write a number from 0 to 1, e.g. 0.80"),
    "parameter.not-months": ("is not a number of months", _WHOLE),
    "parameter.not-money": ("is not an amount of money", "write {{amount: 36047, currency: KGS}}"),
    "parameter.begins-after-regime": (
        "begins on {first}, the regime on {regime}",
        "begin with the first day of the regime, with a gap if no value is known",
    ),
    "parameter.begins-after-open-end": (
        "begins on {first} before the entry above has ended (an open end)",
        "give the entry above the day before as its last day (to)",
    ),
    "parameter.overlaps": (
        "begins on {first} before the entry above has ended ({last})",
        "give the entry above the day before as its last day (to)",
    ),
    "parameter.leaves-days-out": (
        "leaves the days from {day} on without an entry",
        "declare a gap for them and say why no value is known",
    ),
    "parameter.ends": ("ends on {last}", "leave the last day (to) out, or declare a gap after it"),
    "category.no-code": (
        '"{code}" is not a class of the classifier',
        'write two to four digits such as "62.01"',
    ),
    "words.unknown-category": ('no category is called "{category}"', "name one of activities.yaml"),
    "category.name-taken": ('"{name}" also stands for {owner}', "keep it in one category only"),
    "rule.no-entry": ("there is no entry for the rule {rule}", "add {rule}: …"),
    "rule.unknown": ("no rule of the program has this id", "remove the entry or write the rule"),
    "rule.unknown-but-like": ("no rule of the program has this id", _DID_YOU_MEAN),
    "rule.unknown-parameter": ('there is no parameter "{parameter}"', "add it to parameters.yaml"),
    "rule.text-missing": ("there is no text for {name}", "add {name}: …"),
    "rule.text-unused": ("the rule never uses this text", "remove it"),
    "rule.value-missing": ("does not name {value}", "name it, as the English text does: {{{value}}}"),
    "rule.brace-not-closed": ("has a brace that is not closed", "write {{name}}"),
    "rule.unknown-value": ("names {{{value}}}, which the rule does not return here", "it can name: {known}"),
    "reading.unknown-rule": ("names the rule {rule}, which does not exist", "see `htp rules`"),
    "reading.too-few-options": ("has no two options", "list at least two ways to read it"),
    "reading.too-many-options": ("has too many options", "list at most {most} ways to read it"),
    "overlay.unknown-reading": ("is no reading of the rulebook", "see `htp rules`"),
    "overlay.unknown-reading-but-like": ("is no reading of the rulebook", _DID_YOU_MEAN),
    "overlay.unknown-parameter": ("is no parameter of the rulebook", "see `htp rules`"),
    "overlay.unknown-parameter-but-like": ("is no parameter of the rulebook", _DID_YOU_MEAN),
    "overlay.not-list": ("is not a list of values", "list each value with its date"),
    "overlay.overlaps": ("begins before the entry above has ended", "correct from or to"),
    "overlay.before-regime": ("begins on {first}, before the regime itself", "begin on {regime} or later"),
}
