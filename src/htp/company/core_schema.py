"""The schema of a profile for pydantic-core, read off the declared fields.

Pydantic derives the same one, as a test sees, but that takes a tenth of the start of a check: it loads what makes
schemas of every type there is, and what looks for plugins. The models leave that until somebody asks them for more.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticUndefined, SchemaValidator
from pydantic_core.core_schema import (
    CoreConfig,
    ModelField,
    dict_schema,
    enum_schema,
    model_field,
    model_fields_schema,
    model_schema,
    no_info_before_validator_function,
    no_info_wrap_validator_function,
    nullable_schema,
    tuple_schema,
    with_default_schema,
)

from htp.company.fact_types import FactType
from htp.company.profile import Profile


@cache
def profile_validator() -> SchemaValidator:
    """Validates data as `Profile.model_validate` does, and raises the same errors."""
    return SchemaValidator(schema_of(Profile))


def schema_of(section: type[BaseModel]) -> CoreSchema:
    """How a section is validated, with the sections in it."""
    fields = {key: _of_field(field) for key, field in section.model_fields.items()}
    schema: CoreSchema = model_fields_schema(fields, model_name=section.__name__, computed_fields=[])
    validators = section.__pydantic_decorators__.model_validators.values()
    for each in validators:
        if each.info.mode == "before":
            schema = no_info_before_validator_function(each.func, schema)
    config = CoreConfig(title=section.__name__, extra_fields_behavior="forbid")
    schema = model_schema(section, schema, custom_init=False, root_model=False, config=config)
    for each in validators:
        if each.info.mode == "wrap":
            schema = no_info_wrap_validator_function(each.func, schema)
    return schema


def _of_field(field: FieldInfo) -> ModelField:
    annotation = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    schema = _of_type(annotation)
    if field.default_factory:
        schema = with_default_schema(schema, default_factory=field.default_factory, default_factory_takes_data=False)
    elif field.default is not PydanticUndefined:
        schema = with_default_schema(schema, default=field.default)
    return model_field(schema)


def _of_type(annotation: Any) -> CoreSchema:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of_annotated(*parts)
    if origin in (Union, UnionType):
        (wanted,) = (each for each in parts if each is not type(None))
        return nullable_schema(_of_type(wanted))
    if origin is tuple:
        return tuple_schema([_of_type(parts[0])], variadic_item_index=0)
    if origin is Mapping:
        return dict_schema(*map(_of_type, parts), strict=False)
    if issubclass(annotation, BaseModel):
        return schema_of(annotation)
    assert issubclass(annotation, Enum)
    return enum_schema(annotation, list(annotation), sub_type="str")


def _of_annotated(type_: Any, mark: object) -> CoreSchema:
    if isinstance(mark, FactType):
        return mark.__get_pydantic_core_schema__()
    assert isinstance(mark, BeforeValidator)
    return no_info_before_validator_function(cast(Callable[[Any], Any], mark.func), _of_type(type_))
