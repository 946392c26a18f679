"""Writes src/htp/schemas: run `python tests/write_schemas.py` where a key of a profile or report has changed."""

from pathlib import Path

from htp.cli.schema import Answer, ReportFormat, SchemaRequest, schema_for

FOLDER = Path(__file__).parent.parent / "src" / "htp" / "schemas"
_REQUEST_BY_NAME = {
    "profile": SchemaRequest(),
    "comparison": SchemaRequest(comparison=True),
    **{f"report-{each.value}": SchemaRequest(report=True, format_=each) for each in ReportFormat},
    **{f"answer-{each.value}": SchemaRequest(answer=each) for each in Answer},
}


def schemas() -> dict[str, str]:
    """What `htp schema` prints with each of its options, by file name."""
    return {f"{name}.schema.json": schema_for(request) for name, request in _REQUEST_BY_NAME.items()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        print(FOLDER / name)  # noqa: T201 - a script of its own, not a part of the program
