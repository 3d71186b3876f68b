"""Pages of the desk as tests read and send them: a form goes back as it came, but for what the test types."""

from functools import cached_property
from html.parser import HTMLParser


class Page:
    """A page that came; what is in it is looked for where a test asks, for many tests only open it."""

    def __init__(self, html):
        self.html = html

    @cached_property
    def _read(self):
        return Reading(self.html)

    @cached_property
    def data(self):
        """What a browser would send of the page's forms."""
        return self._read.data

    @cached_property
    def text(self):
        """The texts that a person would read."""
        return self._read.text

    @property
    def errors(self):
        """The texts of all error lists, joined."""
        return " | ".join(self._texts_of("errorlist"))

    def _texts_of(self, word):
        lists = [part.partition(">")[2].split("</ul>")[0] for part in self.html.split(f'class="{word}')[1:]]
        return [" ".join(Page(found).text) for found in lists]

    def sent(self, **typed):
        """What goes back: everything as it came, with what the test types in place of it; None strikes a field out."""
        data = {**self.data, **{name: value if isinstance(value, list) else [value] for name, value in typed.items()}}
        return {name: values for name, values in data.items() if values != [None] and name not in {"q", "_facets"}}


class Reading(HTMLParser):
    """The forms and the texts of some HTML."""

    def __init__(self, html):
        super().__init__()
        self.data = {}
        self.text = []
        self._select = self._area = self._option = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        name = given.get("name")
        if tag == "input" and name and "disabled" not in given:
            self._input(name, given)
        elif tag == "select" and name:
            self._select = (name, "multiple" in given)
            self.data.setdefault(name, [])
        elif tag == "option" and self._select:
            self._option = given.get("value", "")
            if "selected" in given:
                self.data[self._select[0]].append(self._option)
            elif not self._select[1] and not self.data[self._select[0]]:
                self.data.setdefault(f"first option of {self._select[0]}", [self._option])
        elif tag == "textarea" and name:
            self._area = name
            self.data[name] = [""]

    def handle_endtag(self, tag):
        if tag == "select" and self._select:
            name, multiple = self._select
            first = self.data.pop(f"first option of {name}", [])
            if not self.data[name] and not multiple:
                self.data[name] = first
            if not self.data[name]:
                del self.data[name]
            self._select = None
        elif tag == "textarea" and self._area:
            self.data[self._area] = [self.data[self._area][0].removeprefix("\n")]  # as browsers do
            self._area = None

    def handle_data(self, data):
        if self._area:
            self.data[self._area][0] += data
        elif data.strip():
            self.text.append(" ".join(data.split()))

    def _input(self, name, given):
        kind = given.get("type", "text")
        if kind in {"submit", "button", "search"} or (kind in {"checkbox", "radio"} and "checked" not in given):
            return
        self.data.setdefault(name, []).append(given.get("value", "on" if kind == "checkbox" else ""))


class Desk:
    """A curator at the desk."""

    def __init__(self, client, language="en"):
        self.client = client
        self.language = language

    def get(self, path, status=200):
        """Open a page."""
        response = self.client.get(f"/admin/{path}", headers={"accept-language": self.language})
        assert response.status_code == status, (path, response.status_code)
        return Page(response.content.decode()) if status == 200 else response

    def send(self, path, page, **typed):
        """Send a page back; the page that comes again where it is refused, None where it was taken."""
        response = self.client.post(f"/admin/{path}", page.sent(**typed), headers={"accept-language": self.language})
        if response.status_code == 302:
            return None
        assert response.status_code == 200, response.status_code
        return Page(response.content.decode())

    def take(self, path, page, **typed):
        """Send a page that has to be taken."""
        refused = self.send(path, page, **typed)
        assert refused is None, refused.errors

    def change(self, row, **typed):
        """Open the page of a row, type and save."""
        path = address(row)
        return self.send(path, self.get(path), **typed)


def address(row, view="change"):
    """Where a row's page is."""
    return f"catalog/{row._meta.model_name}/{row.pk}/{view}/"


def fact(subject, attribute, field):
    """What an input of a fact is called."""
    return f"fact-{subject._meta.model_name.replace('foundation', '')}-{subject.pk}-{attribute}-{field}"
