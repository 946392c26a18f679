"""`htp fees`: what residency costs a company, in depth."""

from typing import Annotated

import typer

from htp.cli.options import ProfilesRequest
from htp.cli.streams import write_answer


class FeesRequest(ProfilesRequest):
    """What `htp fees` is asked for."""

    compare: Annotated[
        bool,
        typer.Option("--compare", help="Put the same company outside the park beside it; uses profit and payroll."),
    ] = False


def fees(request: FeesRequest) -> None:
    """Show the fee to the park by quarter, paid and outstanding, the taxes on pay, and what the regime exempts.

    The exit code is that of the criteria, as in `htp check`: arrears do not change it.

    Example: htp fees company.yaml --compare --set profit=4_000_000
    """
    from htp.cli.canvas import canvas_for
    from htp.cli.inputs import assess_paths
    from htp.reports import fees_report

    inputs = assess_paths(request)
    if not request.quiet:
        canvas = canvas_for(request.color)
        write_answer(
            fees_report.render(inputs.assessed_profiles, inputs.rulebook, canvas, with_comparison=request.compare)
        )
    raise inputs.end(request)
