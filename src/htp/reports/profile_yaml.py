"""A profile as YAML, for a person to go on with: the facts that were answered, or an example to be replaced."""

from collections.abc import Mapping
from importlib.resources import files

import yaml

from htp.document import Data
from htp.language import spoken
from htp.reports.wording.messages import message

SCHEMA_FILE = ".htp.schema.json"
"""Where an editor looks for the schema, beside the profile; hidden, so that no folder check takes it for a profile."""

_TEXTS = frozenset({"name", "country", "tax_id", "activity", "activities", "market", "currency"})
"""The keys whose values are words; everything else is a figure, a date or one of our own words, and needs no quotes."""


def template() -> str:
    """A commented profile that is valid as it stands and says that it is an example."""
    example = files(__package__).joinpath(f"profile_template.{spoken()}.yaml")
    return f"{_for_editors()}\n{example.read_text(encoding='utf-8')}"


def render(facts: Mapping[str, Data]) -> str:
    """The facts as the text of a profile; reading it gives exactly the same facts, whatever stands in them."""
    body = yaml.dump(
        _written(dict(facts), is_text=False),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=10**9,
    )
    return f"{_for_editors()}{message('init-head-keys')}\n{body}"


def _for_editors() -> str:
    return message("init-head", schema=SCHEMA_FILE)


class _Figure(str):
    """A value that stands in the profile without quotation marks, whatever type a YAML reader gives it."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's
        """The entries of a list stand further right than their key."""
        del indentless
        super().increase_indent(flow, indentless=False)


def _represent_figure(dumper: yaml.SafeDumper, figure: _Figure) -> yaml.ScalarNode:
    tag = dumper.resolve(yaml.ScalarNode, str(figure), (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, str(figure))


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """PyYAML quotes what YAML 1.1 takes for a figure; editors keep to 1.2, where 01234567890123 is one too."""
    style = "'" if text[:1] in tuple("0123456789+-.") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(_Figure, _represent_figure)
_Dumper.add_representer(str, _represent_text)


def _written(value: Data, *, is_text: bool) -> Data:
    if isinstance(value, dict):
        return {key: _written(below, is_text=key in _TEXTS) for key, below in value.items()}
    if isinstance(value, list):
        return [_written(below, is_text=is_text) for below in value]
    return _Figure(value) if isinstance(value, str) and not is_text else value
