"""Frozen data classes that cost little to load.

`dataclasses.dataclass(frozen=True)` writes the source of six methods for each class and compiles them while its module is
loaded: half a millisecond and more for a class, and there are some hundred and fifty on the way to the first pictures. The
`dataclass` of this module is the same to whoever uses a class, and to the type checker; its methods are written once, here.
"""

import dataclasses
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

C = TypeVar("C")

_set = object.__setattr__
_MISSING = dataclasses.MISSING


class _Shape:
    """What the shared methods know of one class."""

    __slots__ = ("blank", "compared", "factories", "finish", "hashed", "needed", "positional", "shown", "slotted")

    def __init__(self, cls: type, slotted: bool) -> None:
        fields = dataclasses.fields(cls)
        if not all(field.init for field in fields):
            raise TypeError(f"{cls.__name__}: a field of a frozen class is given when an object is made")
        self.positional = tuple(field.name for field in fields if not field.kw_only)
        self.blank: Mapping[str, Any] = {field.name: field.default for field in fields}
        self.factories = {f.name: f.default_factory for f in fields if f.default_factory is not _MISSING}
        bare = (f.name for f in fields if f.default is _MISSING and f.default_factory is _MISSING)
        self.needed = tuple(bare)
        self.shown = tuple(field.name for field in fields if field.repr)
        self.compared = _values_of([field.name for field in fields if field.compare])
        self.hashed = _values_of([f.name for f in fields if (f.compare if f.hash is None else f.hash)])
        self.finish = hasattr(cls, "__post_init__")
        self.slotted = slotted


def _values_of(names: list[str]) -> Callable[[Any], Any]:
    """What gives an object's values of these fields: the value itself where there is one only."""
    return attrgetter(*names) if names else lambda _: ()


def _init(self: Any, /, *given: Any, **named: Any) -> None:
    shape: _Shape = self._shape
    if given:
        _by_name(self, shape, given, named)
    for name in shape.needed:
        if name not in named:
            raise TypeError(f"{type(self).__name__}() misses {name!r}")
    for name, made in shape.factories.items():
        if name not in named:
            named[name] = made()
    values = {**shape.blank, **named}
    if len(values) != len(shape.blank):
        unknown = next(name for name in named if name not in shape.blank)
        raise TypeError(f"{type(self).__name__}() has no field {unknown!r}")
    if shape.slotted:
        for name, value in values.items():
            _set(self, name, value)
    else:
        self.__dict__.update(values)
    if shape.finish:
        self.__post_init__()


def _by_name(self: object, shape: _Shape, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Put values that were given by their place among those given by name."""
    if len(given) > len(shape.positional):
        raise TypeError(f"{type(self).__name__}() takes {len(shape.positional)} values by place, not {len(given)}")
    for name, value in zip(shape.positional, given, strict=False):
        if name in named:
            raise TypeError(f"{type(self).__name__}() was given {name!r} twice")
        named[name] = value


def _repr(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._shape.shown)})"


def _eq(self: Any, other: object) -> Any:
    values = self._shape.compared
    return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._shape.hashed(self))


def _refuse_set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self._shape.blank]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self._shape.blank, state, strict=True):
        _set(self, name, value)


_METHODS: Final[Mapping[str, Callable[..., Any]]] = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _refuse_set,
    "__delattr__": _refuse_delete,
}


def _dataclass(*, frozen: bool, kw_only: bool = False, slots: bool = False) -> Callable[[type[C]], type[C]]:
    """A class decorator: `dataclasses.dataclass` of the same arguments, for frozen classes only.

    Methods that a class writes itself stay. Raises TypeError for fields that are not given when an object is made.
    """
    if not frozen:
        raise TypeError("this is for frozen classes; use that of `dataclasses` for others")
    # Objects without a __dict__ would be copied and pickled through __setattr__.
    methods = {**_METHODS, "__getstate__": _get_state, "__setstate__": _set_state} if slots else _METHODS

    def make(cls: type[C]) -> type[C]:
        # Python itself writes "__hash__ = None" beside an __eq__.
        own = {name for name, value in vars(cls).items() if value is not None}
        collect = dataclasses.dataclass(init=False, repr=False, eq=False, kw_only=kw_only, slots=slots)
        made: Any = collect(cls)
        for name, method in methods.items():
            if name not in own:
                setattr(made, name, method)
        made._shape = _Shape(made, slots)
        return made  # type: ignore[no-any-return]  # it is the class, or with slots one just like it

    return make


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass
