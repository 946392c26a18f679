"""Reads the rulebook's files and refuses what a lawyer could not check or a rule could not use.

Refused are: a value without source and status, an unknown source, dates that overlap or leave an undeclared gap, a name
that two categories share, a text that names a value its rule does not return, a rule with no function and a function
with no rule. Everything wrong is reported at once, with its place.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Formatter

from htp.document import Data
from htp.errors import InvalidInput
from htp.language import CODES, ENGLISH, RUSSIAN, spoken, translated
from htp.rulebook import compiled
from htp.rulebook.entries import Entry, cited_in, diagnostics_of, document_of, each_built
from htp.rulebook.model import (
    Category,
    CategoryKind,
    Parameter,
    Rulebook,
    RuleCaveat,
    RuleEntry,
    Signature,
    Source,
    Stage,
    Step,
)
from htp.rulebook.parameters import parameter_from
from htp.rulebook.readings import reading_from
from htp.rulebook.words import FLAT_ROLES, GROUPED_ROLES, MAKING, Role, WordGroup, Words
from htp.spelling import nearest, normalised
from htp.verdict import Kind, Status

SHIPPED_FILES = (
    "sources.yaml",
    "parameters.yaml",
    "activities.yaml",
    "words.yaml",
    "rules.yaml",
    "readings.yaml",
    "procedure.yaml",
)
COMMON_VALUES = frozenset({"as_of"})
"""Values that every text can name."""
FORMS = frozenset({"", "bare"})
"""Forms of a value that a text can ask for: in Kyrgyz, a day before a noun."""
_COMMON_TEXTS = {"before-law": frozenset({"in_force_from"}), "no-value": frozenset({"reason"})}
_SOURCE_KINDS = ("law", "official", "interview", "press", "adviser")
_GROUPS = ("software", "it-export", "call-centres", "practice")
_BASES = ("law", "practice")
_NEEDED_TITLES = (ENGLISH, RUSSIAN)


def load_rulebook(
    signatures: Mapping[str, Signature],
    texts: Mapping[str, str] | None = None,
    prose: Callable[[str, str], str] | None = None,
) -> Rulebook:
    """The rulebook of the package, or of `texts` by file name; raises InvalidInput with everything that is wrong.

    Every text for people goes through `prose`, with its id; without one into the language that is spoken.
    """
    if prose is None and spoken() != ENGLISH:
        prose = translated
    if texts is None:
        data = compiled.data_from(DATA / compiled.NAME, shipped_contents())
        if data is not None:
            entries = _entries(data, prose)
            rulebook = _built(entries, signatures)
            if not any(each.problems for each in entries.values()):
                return rulebook  # no two categories share a name: only what is right was compiled
        texts = shipped_texts()
    documents = {name: document_of(name, texts[name]) for name in SHIPPED_FILES}
    entries = _entries({name: each.data for name, each in documents.items()}, prose)
    rulebook = _built(entries, signatures)
    refuse_shared_names(rulebook.categories, entries["activities.yaml"])
    diagnostics = [
        found
        for name in SHIPPED_FILES
        for found in diagnostics_of(name, texts[name], documents[name].problems, entries[name].problems)
    ]
    if diagnostics:
        raise InvalidInput(tuple(diagnostics))
    return rulebook


DATA = Path(__file__).with_name("data")


def shipped_sha256() -> str:
    """The SHA-256 of the files of the package, one after the other."""
    from hashlib import sha256

    return sha256(b"".join(shipped_contents().values())).hexdigest()


def shipped_contents() -> dict[str, bytes]:
    """The content of each file of the package, by its name."""
    return {name: (DATA / name).read_bytes() for name in SHIPPED_FILES}


def shipped_texts() -> dict[str, str]:
    """The text of each file of the package, by its name."""
    return {name: (DATA / name).read_text(encoding="utf-8") for name in SHIPPED_FILES}


def _entries(data: Mapping[str, Data], prose: Callable[[str, str], str] | None) -> dict[str, Entry]:
    return {name: Entry(data[name], (), [], prose) for name in SHIPPED_FILES}


def _built(entries: Mapping[str, Entry], signatures: Mapping[str, Signature]) -> Rulebook:
    head = entries["rules.yaml"].entry("rulebook")
    in_force_from = head.day("in_force_from")
    identity, version = head.text("id"), head.text("version")
    head.finish()
    sources = each_built(entries["sources.yaml"], source_from)
    parameters = each_built(
        entries["parameters.yaml"], lambda id_, entry: parameter_from(id_, entry, in_force_from, sources)
    )
    categories = each_built(entries["activities.yaml"], lambda id_, entry: category_from(id_, entry, sources))
    common = entries["rules.yaml"].entry("common")
    common_texts = {name: common.prose(name) for name in _COMMON_TEXTS}
    reasons = entries["rules.yaml"].entry("common-reasons")
    common_reasons = {name: reasons.prose(name) for name in _COMMON_TEXTS}
    for name, values in _COMMON_TEXTS.items():
        _check_text(common, name, common_texts[name], values)
        _check_text(reasons, name, common_reasons[name], values)
    reasons.finish()
    common.finish()
    rules = each_built(
        entries["rules.yaml"].entry("rules"),
        lambda id_, entry: _rule(id_, entry, signatures, sources, parameters),
    )
    for missing in [each for each in signatures if each not in rules]:
        entries["rules.yaml"].refuse("rule.no-entry", "rules", rule=missing)
    entries["rules.yaml"].finish()
    readings = each_built(entries["readings.yaml"], lambda id_, entry: reading_from(id_, entry, sources, signatures))
    steps = tuple(each_built(entries["procedure.yaml"], lambda id_, entry: _step(id_, entry, sources)).values())
    words = words_from(entries["words.yaml"], categories)
    entries["words.yaml"].finish()
    return Rulebook(
        identity,
        version,
        in_force_from,
        sources,
        parameters,
        categories,
        rules,
        common_texts,
        common_reasons,
        steps,
        words,
        readings=readings,
        language=spoken(),
    )


def source_from(id_: str, entry: Entry) -> Source:
    read_on = entry.day("read_on")
    return Source(
        id_,
        entry.prose("title"),
        entry.one_of("kind", _SOURCE_KINDS),
        entry.prose("citation"),
        entry.text("url"),
        read_on,
        entry.day("checked_on") if entry.has("checked_on") else read_on,
    )


def category_from(id_: str, entry: Entry, sources: Mapping[str, Source]) -> Category:
    """The category; one that is not permitted needs no group and no basis, and one without a kind is permitted."""
    kind = entry.choice("kind", CategoryKind) if entry.has("kind") else CategoryKind.PERMITTED
    is_permitted = kind is CategoryKind.PERMITTED
    title = entry.entry("title")
    titles = {code: title.text(code) for code in CODES if code in _NEEDED_TITLES or title.has(code)}
    title.finish()
    codes = entry.texts("codes")
    for code in codes:
        if not re.fullmatch(r"[0-9]{2}(?:\.[0-9]{1,2})?", code):
            entry.refuse("category.no-code", "codes", code=code)
    return Category(
        id_,
        kind,
        entry.one_of("group", _GROUPS) if is_permitted else kind.value,
        entry.one_of("basis", _BASES) if is_permitted else kind.value,
        titles.get(spoken(), titles[ENGLISH]),
        titles,
        entry.prose_list("includes") if is_permitted or entry.has("includes") else (),
        entry.prose_list("excludes") if is_permitted or entry.has("excludes") else (),
        entry.texts("aliases"),
        codes,
        cited_in(entry, sources, "source"),
        entry.prose("place"),
        entry.choice("status", Status),
        entry.optional_prose("note"),
        entry.has("product") and entry.one_of("product", ("yes", "no")) == "yes",
    )


def _step(id_: str, entry: Entry, sources: Mapping[str, Source]) -> Step:
    return Step(
        id_,
        entry.prose("title"),
        entry.prose("text"),
        entry.texts("for"),
        entry.choice("stage", Stage),
        cited_in(entry, sources),
        entry.prose("place"),
        entry.choice("status", Status),
    )


def refuse_shared_names(categories: Mapping[str, Category], section: Entry) -> None:
    owner_by_name: dict[str, str] = {}
    for each in categories.values():
        for name in dict.fromkeys([*map(normalised, each.names), *each.codes]):
            owner = owner_by_name.setdefault(name, each.id)
            if owner != each.id:
                section.refuse("category.name-taken", each.id, name=name, owner=owner)


def words_from(entry: Entry, categories: Mapping[str, Category]) -> Words:
    """The words of the file; a group of words that names no category of the catalogue is refused."""
    groups = [WordGroup(role, None, entry.texts(role.value)) for role in FLAT_ROLES]
    things = entry.entry("things")
    for role in GROUPED_ROLES:
        section, key = (things, role.value.partition(".")[2]) if "." in role.value else (entry, role.value)
        by_category = section.entry(key)
        for category in by_category.names:
            if category not in categories and (role, category) != (Role.VERB, MAKING):
                by_category.refuse("words.unknown-category", category, category=category)
            groups.append(WordGroup(role, category, by_category.texts(category)))
    things.finish()
    kept = entry.entry("kept")
    return Words(
        tuple(groups),
        entry.texts("placeholders"),
        {word: kept.texts(word) for word in kept.names},
        entry.texts("suffixes"),
        entry.texts("customers"),
    )


def _rule(
    id_: str,
    entry: Entry,
    signatures: Mapping[str, Signature],
    sources: Mapping[str, Source],
    parameters: Mapping[str, Parameter],
) -> RuleEntry:
    signature = signatures.get(id_)
    if signature is None:
        if meant := nearest(id_, signatures):
            entry.refuse("rule.unknown-but-like", meant=meant[0])
        else:
            entry.refuse("rule.unknown")
    uses = entry.texts("uses")
    for each in uses:
        if each not in parameters:
            entry.refuse("rule.unknown-parameter", "uses", parameter=each)
    texts, remedies = entry.prose_by_key("texts"), entry.prose_by_key("remedies")
    reasons = entry.prose_by_key("reasons")
    caveats = each_built(entry.optional_entry("caveats"), lambda _, caveat: _caveat(caveat, sources))
    if signature is not None:
        _check_texts(entry, "texts", texts, signature.situations)
        _check_texts(entry, "reasons", reasons, signature.situations)
        _check_texts(entry, "remedies", remedies, signature.remedies)
        _check_texts(entry, "caveats", {name: each.text for name, each in caveats.items()}, signature.caveats)
    return RuleEntry(
        id_,
        entry.prose("title"),
        entry.prose("question"),
        entry.choice("kind", Kind),
        entry.texts("needs"),
        uses,
        cited_in(entry, sources),
        entry.prose("place"),
        entry.choice("status", Status),
        entry.prose("interpretation"),
        entry.prose("alternative"),
        texts,
        remedies,
        caveats,
        entry.prose("name"),
        reasons,
    )


def _caveat(entry: Entry, sources: Mapping[str, Source]) -> RuleCaveat:
    return RuleCaveat(entry.prose("text"), cited_in(entry, sources), entry.prose("place"))


def _check_texts(
    entry: Entry, key: str, texts: Mapping[str, str], values_by_name: Mapping[str, frozenset[str]]
) -> None:
    for missing in sorted(values_by_name.keys() - texts.keys()):
        entry.refuse("rule.text-missing", key, name=missing)
    for name, text in texts.items():
        if name in values_by_name:
            _check_text(entry, name, text, values_by_name[name], key)
        else:
            entry.refuse("rule.text-unused", key, name)


def _check_text(entry: Entry, name: str, text: str, values: frozenset[str], *section: str) -> None:
    known = values | COMMON_VALUES
    try:
        named = list(Formatter().parse(text))
    except ValueError:
        entry.refuse("rule.brace-not-closed", *section, name)
        return
    for _, value, form, conversion in named:
        if value is not None and (value not in known or form not in FORMS or conversion):
            entry.refuse("rule.unknown-value", *section, name, value=value, known=tuple(sorted(known)))
