"""`htp fees`: what residency costs a company, in depth."""

from typing import TYPE_CHECKING, Annotated

import typer

from htp import __version__
from htp.cli.options import ReportRequest

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


class FeesRequest(ReportRequest):
    """The options of `htp fees`."""

    HELP = "Show what residency costs: what is due, paid and still to pay."
    NEXT = ("fees -v", "plan")
    EXAMPLES = (
        ("htp fees company.yaml", "by quarter"),
        ("htp fees company.yaml --compare", "beside the taxes outside the park"),
    )

    compare: Annotated[
        bool,
        typer.Option("--compare", help="Put the same company outside the park beside it; uses profit and payroll."),
    ] = False

    @property
    def next_commands(self) -> tuple[str, ...]:
        return ("fees -v --compare", "plan") if self.compare else self.NEXT


def fees(request: FeesRequest) -> None:
    from htp.cli.inputs import assess_paths

    inputs, compare = assess_paths(request), request.compare

    def json() -> str:
        from htp.reports import fees_json_report

        return fees_json_report.render(inputs.found, inputs.rulebook, __version__, with_comparison=compare)

    def blocks() -> "Blocks":
        from htp.reports.answers import fees as answer

        return answer.blocks(
            inputs.assessed_profiles, inputs.rulebook, with_comparison=compare, in_short=request.is_in_short
        )

    inputs.write(request, json, blocks)
    raise inputs.end(request)
