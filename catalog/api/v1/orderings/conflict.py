"""By what conflicts can be ordered."""

from collections.abc import Mapping, Sequence

from catalog.api.v1.ordering import Key, Order, measure, number, ordering_parameter, text

KEYS: Mapping[str, Key] = {"model": text("slug"), "spread": measure("spread")}
"""The slug of the model, and how far apart the numbers are."""

ORDERING = ordering_parameter(tuple(KEYS), default="model", example="-spread")


def order(names: Sequence[str]) -> Order:
    """This function will return the order that names stand for; what they leave equal follows slugs and documents."""
    chosen = [(KEYS[name.removeprefix("-")], name.startswith("-")) for name in names]
    slug = [] if KEYS["model"] in [key for key, _ in chosen] else [(KEYS["model"], False)]
    return Order((*chosen, *slug, (number("position", unique=True), False)))
