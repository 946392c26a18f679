"""What the commands say beside their reports, by id: on standard error, and where `htp init` ends."""

from collections.abc import Mapping

from htp.reports.wording import escape_controls, figures
from htp.reports.wording.plural import Plural, template
from htp.reports.wording.system_reasons import with_system_reason

MESSAGES: Mapping[str, str | Plural] = {
    "nothing-to-check": "There is nothing to check: no profile or table was found. "
    "Their names end in {suffixes} or {last_suffix}.",
    "left-out": "{path}: left out: {reason}",
    "left-out-several": "{paths} and {count:,} more: left out: {reason}",
    "left-out-others": "{count:,} more: left out: {reason}",
    "mistake-again-in-rows": Plural(
        "{place}: the same mistake in {count} more row: {named}",
        "{place}: the same mistake in {count:,} more rows: {named}",
    ),
    "mistake-of-fact-again-in-rows": Plural(
        "{place}: {key}: the same mistake in {count} more row: {named}",
        "{place}: {key}: the same mistake in {count:,} more rows: {named}",
    ),
    "mistake-again-in-companies": Plural(
        "{place}: the same mistake in {count} more company: {named}",
        "{place}: the same mistake in {count:,} more companies: {named}",
    ),
    "mistake-of-fact-again-in-companies": Plural(
        "{place}: {key}: the same mistake in {count} more company: {named}",
        "{place}: {key}: the same mistake in {count:,} more companies: {named}",
    ),
    "progress": "Checking",
    "stopped": "Stopped after {inputs:,} inputs: the report is not complete.",
    "answer-not-written": "The answer cannot be written: {reason}.",
    "letters-escaped": (
        "Standard output is {encoding}: letters that it lacks are written as \\u and their number. "
        "Set PYTHONIOENCODING=utf-8 to have them."
    ),
    "report-not-written": "{file}: the report cannot be written: {reason}",
    "unknown-language": "{language} is none of {known}",
    "several-languages": "only a page can be in several languages: htp report",
    "no-path": "name a profile, a table or a folder, e.g. company.yaml",
    "unknown-usual-format": "{format} is none of {known}",
    "standard-input-twice": "standard input is a profile already: name a file",
    "paths-unreadable": "{file}: the paths in it cannot be read: {reason}",
    "page-written": "Wrote {file}.",
    "page-not-shown": "{file}: no browser could be started; open the file by hand.",
    "file-is-device": "it is a device; -o - is standard output",
    "file-has-other-names": "the file has other names too (hard links), which would keep the old content",
    "file-of-another": "the file belongs to another user",
    "file-read-only": "the file is read-only",
    # Wrong usage
    "output-is-input": "{file}: it is an input, {path}: name another file",
    "output-is-standard-output": "{file}: it is standard output: write -o -",
    "page-of-several": (
        "{file}: there are several companies, and a page is about one: name a folder, such as -o reports/, or one "
        "company with --client"
    ),
    "folder-not-ours": (
        "{folder}: this folder is not replaced, because it has something that is no page of htp: {found}\n"
        "  name another folder"
    ),
    "stopped-before-page": "{file}: stopped; nothing is written.",
    "no-command-but-input": "{input} is an input and no command; to check it: {command}",
    "compare-what": (
        "name two reports, e.g. htp compare last.json today.json; or profiles with --and-as-of, --and-rulebook or "
        "--and-reading"
    ),
    "verify-paths": "name what the report was made from, in this order: {paths}",
    "verify-file": "the report was made with {option}: name the file",
    "verify-no-file": "the report was made without {option}",
    "since-for-programs": (
        "it shows people what changed; for programs: htp check … --format jsonl | htp compare {since} - --format json"
    ),
    "fail-on-none-and-other": "none and {other} say two things",
    "compare-options": "it changes nothing in reports that are made already; with profiles add one of --and-…",
    "compare-standard-input": "standard input can be read only once: name a file",
    "csv-without-summary": "a table of companies has no summary: use --format json",
    "no-pattern": "{pattern} is not a pattern, e.g. drafts/ or *.old.yaml",
    "csv-for-without-csv": "only a table of companies has it: add --format csv, or name the file .csv",
    "workbook-at-terminal": "a workbook cannot be shown here: add -o report.xlsx",
    "unknown-suffix": "{file}: no format has that suffix: end the name with one of {known}, or add --format",
    "page-of-report": "{file}: htp report writes a page: htp report company.yaml -o {file}",
    "suffix-of-another-format": "{file}: the suffix is that of {other}, --format is {format}: change one of them",
    "unknown-encoding": "there is no encoding of texts named {encoding}; e.g. utf-8, utf-16, cp1251, cp866, koi8-r",
    "schema-format-without-report": "only the schema of a report has a format: add --report",
    "schema-of-two": "ask for one schema: --report, --comparison or --answer",
    "set-without-value": "{option} is not KEY=VALUE, e.g. revenue.export=9_000_000",
    "set-too-deep": "{key} has more than {most} parts; a profile has five levels, e.g. revenue.lines.0.amount",
    "unknown-reading": "there is no reading {reading}; write ID=OPTION with one of {known}",
    "unknown-option-of-reading": 'the reading {reading} has no option "{option}"; write one of {known}',
    "reading-taken-twice": "the reading {reading} is taken in two ways",
    "no-day": '"{text}" is no day, or can be two: write it as YYYY-MM-DD, e.g. 2025-12-31',
    "no-entry": 'there is no entry "{name}"; see `htp rules` and `htp activities`',
    "no-entry-near": 'there is no entry "{name}"; did you mean {near}?',
    "or": " or ",
    # What a build server is told
    "announcement-title": "{company}: {rule}",
    "announcement-unreadable": "Input that cannot be used",
    "announcement-turning": "Another reading of the law turns the verdict: htp check -v says which.",
    "problem-with-set-facts": "with the facts that were set, {problem}",
    "problem-and-remedy": "{problem}; {remedy}",
    # --client: none or several, and how each can be chosen
    "no-client": "{client}: no company is called that, or has that tax id or row.",
    "no-client-near": "{client}: no company is called that. These come near:",
    "several-clients": "{client}: several companies fit. Choose one, or name its file alone:",
    "client-candidate": "  --client {choice}  {name} ({path})",
    "client-candidate-row": "  --client {choice}  {name} ({path}, row {number})",
    # htp import
    "import-no-list": "{file}: this is no list: only a table has columns\n  name a table: {suffixes}",
    "import-guess": '{file}: the column "{header}" may be {key}: if it is, add it to the columns of the mapping',
    "import-no-name": "{file}: no column is company.name: add it to the columns of the mapping",
    "import-missing": "{file}: no column is {key}: if it is the same in every row, add it to the constants",
    "import-title": '{file}: no column is period, and the title "{title}" says {period}: '
    "if the figures are of it, add  period: {period}  to the constants",
    "import-exists": "{file}: this file exists already, and it stays as it is\n"
    "  name another file with -o, or overwrite it with --force",
    "import-stopped": "Stopped; nothing is written.",
    "import-not-written": "{file}: the mapping cannot be written: {reason}\n  name another file with -o",
    "import-written": "Wrote {file}. What comes next:\n  {command}",
    "import-head": "# Which column of a list is which fact of a profile. It is used where it is named:\n"
    "#   htp check --mapping {mapping} {path}\n"
    "# columns: the key of each header; nothing behind it where the column is left out.\n"
    "# constants: facts that are the same in every row. words: what the words of a column mean.\n",
    # htp init: what stands above the facts
    "init-head": "# yaml-language-server: $schema={schema}\n"
    "# With the line above, many editors complete and explain the keys once you have run:  htp schema > {schema}\n",
    "init-head-keys": "# All the keys that there are, each with an explanation:  htp init --template -\n",
    # htp init: a file that is refused, with what to do
    "init-no-macros": "{file}: what is written has no macros\n  name it {better}",
    "init-folder": "{file}: this is a folder\n  name a file in it: {better}",
    "init-exists": "{file}: this file exists already, and it stays as it is\n"
    "  name another file, or overwrite it with --force",
    "init-no-folder": "{file}: there is no folder {folder}\n  make it first, or name another file",
    "init-not-permitted": "{file}: writing in that folder is not permitted\n  name a file in another folder",
    "init-one-company": "{file}: the questions are about one company\n  add --template to get a table for many",
    "init-not-written": "{file}: the profile cannot be written: {reason}\n  name another file",
    # htp init: how it ends
    "init-stopped": "Stopped; nothing is written.",
    "init-kept": "Stopped; your answers are kept in {part}. This goes on with them:\n  {command}",
    "init-keeps": "Ctrl-C stops; your answers are kept in {part} until {file} is written.",
    "init-not-kept": "{part}: your answers cannot be kept: {reason}",
    "init-goes-on": "Going on with the answers in {part}.",
    "init-part-head": "Answers to the questions of htp init, kept until {file} is written; this goes on with them:\n"
    "  {command}",
    "init-part-unusable": "{file}: this has no answers of htp init\n  remove it, or name another file",
    "init-example-written": "Wrote {file}: an example to be replaced by the facts of your own company.",
    "init-written": "Wrote {file}. This is what the rules say of it; htp check {file} says it again.",
}


def message(text_id: str, /, **values: object) -> str:
    """The message of that id with its values; without a line end."""
    return written(template(text_id, MESSAGES[text_id], values), values)


def written(template: str, values: Mapping[str, object]) -> str:
    """The template with its values; no character of a value can act on a terminal."""
    return template.format_map(
        {
            name: _Count(value) if isinstance(value, int) else escape_controls(str(value))
            for name, value in with_system_reason(values).items()
        }
    )


class _Count(int):
    """A count, with what stands between each three digits where `{count:,}` asks for it."""

    def __format__(self, form: str) -> str:
        return figures.count(int(self)) if form == "," else int.__format__(self, form)
