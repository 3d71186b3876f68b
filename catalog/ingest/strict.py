"""Strict loading: JSON data to declared dataclasses; an unknown key or a wrong type is an error with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Shape = TypeVar("Shape")


class BadShape(ValueError):
    """Data that is not of its declared shape; says where."""


def load(shape: type[Shape], data: Any, where: str = "") -> Shape:
    """This function will build a dataclass from JSON data; raises BadShape naming the place and what is wrong."""
    if not isinstance(data, Mapping):
        raise BadShape(f"{where or 'The whole'} is no object with fields.")
    hints = get_type_hints(shape)
    known = {field.name: field for field in fields(shape)}  # type: ignore[arg-type]  # every shape is a dataclass
    for key in data:
        if key not in known:
            raise BadShape(f"{_at(where, str(key))} is not known here.")
    values = {}
    for name, field in known.items():
        if name in data:
            values[name] = _value(hints[name], data[name], _at(where, name))
        elif not _has_default(field):
            raise BadShape(f"{_at(where, name)} is missing.")
    return shape(**values)


def dump(value: Any) -> Any:
    """This function will return a dataclass as JSON data without the fields that may be left out and are empty."""
    if is_dataclass(value):
        named = {field: getattr(value, field.name) for field in fields(value)}
        return {
            field.name: dump(item) for field, item in named.items() if not (_is_empty(item) and _has_default(field))
        }
    if isinstance(value, Mapping):
        return {str(key): dump(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [dump(item) for item in value]
    return value


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _is_empty(item: Any) -> bool:
    return item is None or (isinstance(item, str | list | tuple | dict) and not item)


def _value(hint: Any, data: Any, where: str) -> Any:
    if hint is Any:
        return data
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _union(inner, data, where)
    if origin in {list, tuple, Sequence}:
        return _several(hint, data, where)
    if origin in {dict, Mapping}:
        if not isinstance(data, Mapping):
            raise BadShape(f"{where} is no object.")
        return {_value(inner[0], key, where): _value(inner[1], item, _at(where, key)) for key, item in data.items()}
    if is_dataclass(hint):
        return load(hint, data, where)  # type: ignore[arg-type]  # a dataclass that is no instance is a class
    return _scalar(hint, data, where)


def _several(hint: Any, data: Any, where: str) -> Any:
    if not isinstance(data, list):
        raise BadShape(f"{where} is no list.")
    inner = get_args(hint)
    if get_origin(hint) is tuple and inner[-1] is not Ellipsis:
        if len(data) != len(inner):
            raise BadShape(f"{where} has {len(data)} entries instead of {len(inner)}.")
        return tuple(
            _value(one, item, f"{where}[{at}]") for at, (one, item) in enumerate(zip(inner, data, strict=True))
        )
    items = (_value(inner[0], item, f"{where}[{at}]") for at, item in enumerate(data))
    return list(items) if get_origin(hint) is list else tuple(items)


def _union(inner: Sequence[Any], data: Any, where: str) -> Any:
    if data is None and NoneType in inner:
        return None
    hints = [hint for hint in inner if hint is not NoneType]
    if len(hints) == 1:
        return _value(hints[0], data, where)
    for hint in hints:
        try:
            return _value(hint, data, where)
        except BadShape:
            continue
    raise BadShape(f"{where} is of no type that may stand there.")


def _scalar(hint: type, data: Any, where: str) -> Any:
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if issubclass(hint, str) and isinstance(data, str):
        try:
            return hint(data)
        except ValueError as error:
            raise BadShape(f"{where} is no word that may stand there.") from error
    if not isinstance(data, hint) or (hint is int and isinstance(data, bool)):
        raise BadShape(f"{where} is no {hint.__name__}.")
    return data


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
