"""What is wrong with a report that is read back, and what to write instead, by the id of the problem."""

_MAKE_ONE = "make one with htp check --format json or jsonl"

REPORT_PROBLEMS = {
    "report.no-json": ("this is no report of htp check: it is not JSON", _MAKE_ONE),
    "report.no-report": ("this is JSON, and no report of htp check", _MAKE_ONE),
    "report.other-answer": ("this is {format}, and no report of htp check", _MAKE_ONE),
    "report.later-version": ("this report is of a later version of the program: {format}", "use that version of htp"),
    "report.broken-off": ("the report has broken off: its end is missing", "make it again, or copy the whole of it"),
    "report.goes-on": ("the report goes on after its summary", "keep each report in a file of its own"),
    "report.too-large": ("the report is larger than 512 MiB", "make it with --format jsonl, which may be of any size"),
    "report.line-too-long": ("the line is longer than any that htp check writes", _MAKE_ONE),
    "report.without-provenance": (
        "the report does not say what it was made from: it is of an older version, or it was taken out",
        "make it again with this version of htp",
    ),
    "report.not-our-page": (
        "this page does not say what it was made from, as htp report writes it",
        "make it again with htp report",
    ),
    "report.not-ours": ("{key}: this is not what htp check writes there", "make the report again"),
}
