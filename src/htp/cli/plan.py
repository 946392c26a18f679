"""`htp plan`: what to change, what to fill in, and the road to residency with what comes first."""

from typing import TYPE_CHECKING

from htp import __version__
from htp.cli.options import ReportRequest

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


class PlanRequest(ReportRequest):
    """The options of `htp plan`."""

    HELP = (
        "Say what to change, what to hand in, and in which order.\n\n"
        "Every change was tried on the profile and meets its criterion."
    )
    NEXT = ("plan -v", "report -o page.html")
    EXAMPLES = (
        ("htp plan company.yaml", "the road from here to residency"),
        ("htp plan clients.xlsx --client row:12", "of one company of a list"),
    )


def plan(request: PlanRequest) -> None:
    from htp.assessing.plan import plan_for
    from htp.cli.inputs import assess_paths

    inputs = assess_paths(request)
    plans = [(each, plan_for(each.read, each.result.assessment, inputs.rulebook)) for each in inputs.companies]

    def json() -> str:
        from htp.reports import plan_json_report

        return plan_json_report.render(plans, inputs.found, inputs.rulebook, __version__)

    def blocks() -> "Blocks":
        from htp.cli.answering import typed_in
        from htp.reports.answers import plan as answer

        return answer.blocks(plans, inputs.rulebook, typed_in(request), in_short=request.is_in_short)

    inputs.write(request, json, blocks)
    raise inputs.end(request)
