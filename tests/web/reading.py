"""A page taken apart: its elements with their attributes, and its text as people see it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "path", "rect", "circle"}


@dataclass
class Element:
    name: str
    attributes: dict
    parent: "Element | None" = None
    parts: list = field(default_factory=list)

    @property
    def text(self):
        words = " ".join(part if isinstance(part, str) else part.text for part in self.parts)
        return " ".join(words.split())

    def all(self, name=None, **attributes):
        """Every element below with a name and attributes; `class_` holds for one of the classes."""
        wanted = attributes.pop("class_", None)
        found = []
        for part in self.parts:
            if isinstance(part, str):
                continue
            if (
                (name is None or part.name == name)
                and (wanted is None or wanted in (part.attributes.get("class") or "").split())
                and all(part.attributes.get(key) == value for key, value in attributes.items())
            ):
                found.append(part)
            found += part.all(name, class_=wanted, **attributes)
        return found

    def one(self, name=None, **attributes):
        found = self.all(name, **attributes)
        assert len(found) == 1, (name, attributes, len(found))
        return found[0]


class Reader(HTMLParser):
    """Builds the tree, and fails on tags that do not close in order."""

    def __init__(self):
        super().__init__()
        self.root = self.here = Element("document", {})

    @classmethod
    def read(cls, text):
        reader = cls()
        reader.feed(text)
        reader.close()
        assert reader.here is reader.root, f"<{reader.here.name}> is not closed"
        return reader.root

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), self.here)
        self.here.parts.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag, attrs):
        self.here.parts.append(Element(tag, dict(attrs), self.here))

    def handle_endtag(self, tag):
        assert tag == self.here.name, f"</{tag}> closes <{self.here.name}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.parts.append(data)
