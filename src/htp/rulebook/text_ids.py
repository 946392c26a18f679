"""The ids under which the texts of the rulebook stand, as findings name them."""


def situation_text(rule: str, situation: str) -> str:
    """The id of the sentence about a situation of a rule: `export-share.fail`."""
    return f"{rule}.{situation}"


def remedy_text(rule: str, name: str) -> str:
    """The id of the sentence about a remedy of a rule: `export-share.remedy.win`."""
    return f"{rule}.remedy.{name}"


def caveat_text(rule: str, name: str) -> str:
    """The id of the sentence about a doubt of a rule: `export-share.caveat.short-period`."""
    return f"{rule}.caveat.{name}"


def note_text(category: str) -> str:
    """The id of the note on a category: `activity.virtual-office.note`."""
    return f"activity.{category}.note"


def reason_text(text_id: str) -> str:
    """The id of the same in a few words: `export-share.fail` is `export-share.in-short.fail`."""
    rule, _, situation = text_id.partition(".")
    return f"{rule}.in-short.{situation}"


def name_text(rule: str) -> str:
    """The id of what a rule is called where there is little room."""
    return f"{rule}.name"


def title_text(rule: str) -> str:
    """The id of the title of a rule: `export-share.title`."""
    return f"{rule}.title"


def common_text(name: str) -> str:
    """The id of a sentence that any rule can need: `common.no-value`."""
    return f"common.{name}"
