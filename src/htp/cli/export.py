"""`htp export`: the export share of a company in depth."""

from typing import TYPE_CHECKING

from htp import __version__
from htp.cli.options import ReportRequest

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


class ExportRequest(ReportRequest):
    """The options of `htp export`."""

    HELP = "Show the revenue by market, and how far the export share is."
    NEXT = ("export -v", "plan")
    EXAMPLES = (
        ("htp export company.yaml", "by market and by quarter"),
        ("htp export company.yaml --as-of 2025-12-31", "under the rules of that day"),
    )


def export(request: ExportRequest) -> None:
    from htp.cli.inputs import assess_paths

    inputs = assess_paths(request)

    def json() -> str:
        from htp.reports import export_json_report

        return export_json_report.render(inputs.found, inputs.rulebook, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import export as answer

        return answer.blocks(inputs.assessed_profiles, inputs.rulebook)

    inputs.write(request, json, blocks)
    raise inputs.end(request)
