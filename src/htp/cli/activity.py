"""`htp activity`: the activities of a company in depth."""

from htp.cli.options import ProfilesRequest
from htp.cli.streams import write_answer


def activity(request: ProfilesRequest) -> None:
    """Say which activities of a company are permitted, on what basis, and what share of the revenue they earn.

    The exit code is that of the activity criteria and all others together, as in `htp check`.

    Example: htp activity company.yaml
    """
    from htp.cli.canvas import canvas_for
    from htp.cli.inputs import assess_paths
    from htp.reports import activity_report

    inputs = assess_paths(request)
    if not request.quiet:
        write_answer(activity_report.render(inputs.assessed_profiles, inputs.rulebook, canvas_for(request.color)))
    raise inputs.end(request)
