"""Named tuples as `typing` has them, which take a third of the time to define.

A start of the program defines about a hundred and fills half of them. Here a class compiles its constructor when it
is first called, and the other methods are shared.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 14):  # from then on the body of a class has no annotations to read
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    _PLACES = namedtuple("_PLACES", [f"place_{number}" for number in range(32)])
    _GETTERS = tuple(_PLACES.__dict__[name] for name in _PLACES._fields)
    """Each gets the field at its place, of whatever tuple."""

    class _Record(tuple):
        __slots__ = ()

        def __new__(cls, *values, **values_by_name):
            """Compiles what a class is called by from then on."""
            defined = next(each for each in cls.__mro__ if "_fields" in each.__dict__)
            names = ", ".join(defined._fields)
            constructor = eval(f"lambda cls, {names}: new(cls, ({names},))", {"new": tuple.__new__})
            constructor.__defaults__ = tuple(defined._field_defaults.values())
            constructor.__name__, constructor.__qualname__ = "__new__", f"{defined.__qualname__}.__new__"
            defined.__new__ = staticmethod(constructor)
            return cls(*values, **values_by_name)

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        __replace__ = _replace

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)

    class _Definition(type):
        def __new__(cls, name, bases, namespace):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            ours = {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return type(name, (_Record, *bases[1:]), {**namespace, **ours, **dict(zip(fields, _GETTERS, strict=False))})

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})
