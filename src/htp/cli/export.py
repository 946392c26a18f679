"""`htp export`: the export share of a company in depth."""

from htp.cli.options import ProfilesRequest
from htp.cli.streams import write_answer


def export(request: ProfilesRequest) -> None:
    """Show the revenue by market, how far it is from the export share required, and what would close the gap.

    The exit code is that of all criteria together, as in `htp check`.

    Example: htp export company.yaml
    """
    from htp.cli.canvas import canvas_for
    from htp.cli.inputs import assess_paths
    from htp.reports import export_report

    inputs = assess_paths(request)
    if not request.quiet:
        write_answer(export_report.render(inputs.assessed_profiles, inputs.rulebook, canvas_for(request.color)))
    raise inputs.end(request)
