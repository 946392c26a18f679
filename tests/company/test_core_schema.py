"""The schema that profiles are validated by is the one that pydantic derives from the same models."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import CoreSchema
from support.given_files import written
from support.run_htp import modules_loaded_by

from htp.company.core_schema import profile_validator, schema_of
from htp.company.keys import SECTIONS
from htp.company.profile import Profile

ONLY_FOR_OTHERS = {"metadata", "ref", "serialization"}
"""What describes a value to an editor, names a schema for another, or writes a value."""


def for_validation(schema: object) -> object:
    if isinstance(schema, dict):
        return {key: for_validation(part) for key, part in schema.items() if key not in ONLY_FOR_OTHERS}
    return [for_validation(part) for part in schema] if isinstance(schema, list) else schema


def derived_by_pydantic(section: type[BaseModel]) -> CoreSchema:
    section.model_rebuild()
    return section.__pydantic_core_schema__


@pytest.mark.parametrize("section", SECTIONS.values())
def test_it_is_the_schema_that_pydantic_derives(section: type[BaseModel]) -> None:
    assert for_validation(schema_of(section)) == for_validation(derived_by_pydantic(section))


def test_it_finds_the_same_profile_and_the_same_errors() -> None:
    facts = {
        "company": {"name": "A", "country": None},
        "staff": {"payroll": "12"},
        "revenue": {"lines": [{"amount": 1}]},
    }
    assert profile_validator().validate_python(facts) == Profile.model_validate(facts)
    wrong = {"revenue": {"total": "much", "lines": [{}]}, "activity": "x"}
    with pytest.raises(ValidationError) as ours:
        profile_validator().validate_python(wrong)
    with pytest.raises(ValidationError) as theirs:
        Profile.model_validate(wrong)
    assert str(ours.value) == str(theirs.value)


def test_a_check_loads_nothing_that_looks_for_plugins(tmp_path: Path) -> None:
    paths = written(tmp_path, "eligible", "undetermined", "invalid")
    assert not modules_loaded_by("check", "-q", *paths) & {"pydantic.plugin._loader", "importlib.metadata"}
