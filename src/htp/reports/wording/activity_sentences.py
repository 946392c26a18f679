"""The sentences of `htp activity` and `htp activities` in English, by id."""

from collections.abc import Mapping

from htp.reports.wording.plural import Plural

ACTIVITY: Mapping[str, str | Plural] = {
    "activity.activity": "Activity",
    "activity.category": "Read as",
    "activity.revenue": "Revenue",
    "activity.share": "Share",
    "activity.permitted-together": "Permitted together",
    "activity.required": "required: at least {required}",
    "activity.open-category": "{categories}: ask the Directorate",
    "activity.unclear-category": "not clear: {categories}?",
    "activity.outside-category": "another trade: {categories}",
    "activity.not-recognised": "not recognised",
    "activity.too-general": "too general",
    "activity.none-named": "(no activity named)",
    "activity.unclear": "not clear",
    "activity.one-of-those": "one of those above",
    "activity.mixed": "Only a part of this is permitted. Name each activity by itself.",
    "activity.perhaps": "Not recognised for certain. It may mean {categories}. Write the one that is meant.",
    "activity.perhaps-date": (
        "A spreadsheet may have made a date of a classifier code. Format the column as text and write the code again."
    ),
    "activity.reason.open": (
        "Neither on the list of permitted activities, as we could read it, nor proved to be off it. Ask the "
        "Directorate."
    ),
    "activity.reason.unknown": "We do not know this name. That does not mean that it is not permitted.",
    "activity.reason.general": "This is too general. Say what is made or done.",
    "activity.unlisted": "Plainly another trade, as we read the list: {categories}.",
    "activity.nearest": "Nearest to it: {categories}.",
    "activity.open-keys": "Some revenue does not say what it was earned with: {keys}.",
    "matched-by.id": "Written as our list of activities has it.",
    "matched-by.title": "This is its name in our list of activities.",
    "matched-by.alias": "This is another name for it in our list.",
    "matched-by.code": "The classifier code was read as this activity. That mapping is ours and part of no law.",
    "matched-by.words": "Recognised by the meaning of its words.",
    "activities.count": Plural("{count} permitted activity.", "{count} permitted activities."),
    "activities.closed-list": (
        "The park's list is closed, as we could read it: what is not on it does not count as permitted. If you think "
        "that an activity belongs to it, ask the Directorate of the park."
    ),
    "activities.search": (
        "`htp activities WORDS` says how words are read, in English, Russian and Kyrgyz. `htp explain ID` tells more "
        "of one of them."
    ),
    "activities.kind.permitted": "Permitted",
    "activities.kind.open": "Open: neither on the list, as we could read it, nor proved to be off it",
    "activities.kind.outside": "Plainly another trade, by our own reading",
    "activities.read.permitted": '"{query}" is permitted, as we read the list.',
    "activities.read.mixed": '"{query}" names something permitted and something else as well.',
    "activities.read.open": (
        '"{query}" is open: neither on the list, as we could read it, nor proved to be off it. Ask the Directorate.'
    ),
    "activities.read.unclear": '"{query}" is not clear. Perhaps one of these is meant:',
    "activities.read.unknown": '"{query}" is not known here. That does not mean that it is not permitted.',
    "activities.read.general": '"{query}" is too general. Say what is made or done.',
    "activities.read.unlisted": '"{query}" is plainly another trade, as we read the list.',
    "activities.read.missing": '"{query}" names no activity.',
    "activities.near": "What comes near it:",
    "activities.covers": (
        "What the list covers: software; export of information technologies and software; call centres."
    ),
    "activities.try-another": "`htp activities` lists all of them. Try other words, in English, Russian or Kyrgyz.",
    "activities.names": "{title} / {other_title}",
    "activities.names-and-codes": "{title} / {other_title} ({codes})",
    "activities.includes": "Includes: {items}.",
    "activities.excludes": "Not meant: {items}.",
    "activities.brief.verified": "{basis:capital}; read in an official text {citation}.",
    "activities.brief.secondary": "{basis:capital}; read in secondary sources only {citation}.",
    "activities.brief.assumed": "{basis:capital}; our own reading {citation}.",
    "activities.full.verified": "{basis:capital}; read in an official text: {place:without-stop} {citation}.",
    "activities.full.secondary": "{basis:capital}; read in secondary sources only: {place:without-stop} {citation}.",
    "activities.full.assumed": "{basis:capital}; our own reading: {place:without-stop} {citation}.",
}
