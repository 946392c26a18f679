"""`htp activity`: the activities of a company in depth."""

from typing import TYPE_CHECKING

from htp import __version__
from htp.cli.options import ReportRequest

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


class ActivityRequest(ReportRequest):
    """The options of `htp activity`."""

    HELP = "Say which activities of a company are permitted, and why."
    NEXT = ("activity -v", "plan")
    EXAMPLES = (
        ("htp activity company.yaml", "what each is read as"),
        ("htp activity company.yaml --set activities=62.01", "another activity"),
    )


def activity(request: ActivityRequest) -> None:
    from htp.cli.inputs import assess_paths

    inputs = assess_paths(request)

    def json() -> str:
        from htp.reports import activity_json_report

        return activity_json_report.render(inputs.found, inputs.rulebook, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import activity as answer

        return answer.blocks(inputs.assessed_profiles, inputs.rulebook)

    inputs.write(request, json, blocks)
    raise inputs.end(request)
