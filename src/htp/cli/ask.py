"""`htp ask`: the fewest facts that can still change the verdict, and why each is asked."""

from typing import TYPE_CHECKING

from htp import __version__
from htp.cli.options import ReportRequest

if TYPE_CHECKING:
    from htp.reports.blocks import Blocks


class AskRequest(ReportRequest):
    """The options of `htp ask`."""

    HELP = "Name the fewest facts that can still change the verdict."
    NEXT = ("ask -v", "plan")
    EXAMPLES = (
        ("htp ask company.yaml", "what to ask the company, and why"),
        ("htp ask clients.xlsx --format json", "for a program"),
    )


def ask(request: AskRequest) -> None:
    from htp.assessing.questions import questions_for
    from htp.cli.inputs import assess_paths

    inputs = assess_paths(request)
    is_day_given = request.as_of is not None
    asked = [
        (each, questions_for(each.read, each.result.assessment, inputs.rulebook, is_day_given=is_day_given))
        for each in inputs.companies
    ]

    def json() -> str:
        from htp.reports import ask_json_report

        return ask_json_report.render(asked, inputs.found, inputs.rulebook, __version__)

    def blocks() -> "Blocks":
        from htp.reports.answers import ask as answer

        return answer.blocks(asked, inputs.rulebook)

    inputs.write(request, json, blocks)
    raise inputs.end(request)
