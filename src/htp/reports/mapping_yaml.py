"""A mapping as YAML, to be read with `--mapping` and to be corrected by hand."""

from shlex import quote

import yaml

from htp.document import Data
from htp.reports.wording.messages import message


def render(path: str, mapping: str, parts: dict[str, dict[str, Data]]) -> str:
    """The parts of a mapping for the list at that path, in a file of that name."""
    body = yaml.dump(
        {name: entries for name, entries in parts.items() if entries},
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=10**9,
    )
    return f"{message('import-head', mapping=quote(mapping), path=quote(path))}\n{body}"


class _Dumper(yaml.SafeDumper):
    """Writes nothing where there is nothing."""


_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))
