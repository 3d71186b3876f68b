import datetime as dt
import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib.admin import widgets as admin_widgets
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from catalog.admin.renderer import WRITERS, Renderer

HOSTILE = """<b title='"'>&amp; & "two"</b>"""
LAZY = gettext_lazy("Facts")
SAFE = mark_safe("<b>&amp;</b>")
TEXTS = [None, "", "plain", HOSTILE, SAFE, " padded \n", "\nline\r\n", 0, 1234567, 1.5, True, False, LAZY]
ATTRS = {"id": "id_x", "class": HOSTILE, "data-a": SAFE, "hidden": True, "left": False, "n": 12345, "none": None}
CHOICES = [
    ("", "—"),
    (None, "nothing"),
    (1234567, 1234567),
    (HOSTILE, HOSTILE),
    (SAFE, SAFE),
    ("day", dt.date(2020, 5, 28)),
    ("lazy", LAZY),
    (HOSTILE, [("inner", HOSTILE), (2, gettext_lazy("Words"))]),
    ("empty", []),
]
INPUTS = [
    forms.TextInput,
    forms.NumberInput,
    forms.EmailInput,
    forms.URLInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.CheckboxInput,
    forms.DateInput,
    forms.TimeInput,
    forms.Textarea,
    admin_widgets.AdminTextInputWidget,
    admin_widgets.AdminTextareaWidget,
    admin_widgets.AdminDateWidget,
    admin_widgets.AdminURLFieldWidget,
    admin_widgets.AdminSplitDateTime,
]


def both(render):
    return render(Renderer()), render(DjangoTemplates())


@pytest.fixture(params=["en", "ko", "de"], autouse=True)
def reading(request):
    with translation.override(request.param):
        yield


@pytest.mark.parametrize("widget", INPUTS)
def test_inputs_are_those_of_djangos_templates(widget):
    def render(by):
        several = issubclass(widget, forms.MultiWidget)
        held = [[value, value] if several else value for value in TEXTS]
        return [widget(attrs=ATTRS).render(HOSTILE, value, {"id": "id_y"}, by) for value in held]

    ours, theirs = both(render)
    assert ours == theirs


class Marked(forms.Select):
    option_template_name = "django/forms/widgets/radio_option.html"


@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple, forms.RadioSelect, Marked])
def test_choices_are_those_of_djangos_templates(widget):
    def render(by):
        chosen = (None, "", 1234567, "1234567", HOSTILE, "inner", "unknown")
        return [widget(attrs=ATTRS, choices=CHOICES).render("x", [value], {"required": True}, by) for value in chosen]

    ours, theirs = both(render)
    assert ours == theirs


class Asked(forms.Form):
    name = forms.CharField(label=HOSTILE, help_text=SAFE)
    kind = forms.ChoiceField(label=LAZY, choices=CHOICES)
    sure = forms.BooleanField(label=SAFE)
    day = forms.DateField()


@pytest.mark.parametrize("data", [None, {}, {"kind": HOSTILE, "day": HOSTILE}])
def test_forms_with_their_labels_and_errors_are_those_of_djangos_templates(data):
    def render(by):
        form = Asked(data, renderer=by, prefix="a")
        if form.is_bound:
            form.add_error("name", HOSTILE)
            form.add_error(None, [SAFE, HOSTILE])
        lists = [form.errors, form.non_field_errors(), *(field.errors.as_ul() for field in form)]
        labels = [form["name"].label_tag(attrs=ATTRS), form["name"].legend_tag(), form["sure"].label_tag(SAFE)]
        return [str(form), *map(str, lists), *map(str, labels)]

    ours, theirs = both(render)
    assert ours == theirs


def test_forms_are_rendered_by_it():
    assert isinstance(get_default_renderer(), Renderer)


def test_no_template_is_overridden_in_vain():
    folders = [Path(settings.BASE_DIR, "registry", "templates"), Path(settings.BASE_DIR, "catalog", "templates")]
    assert [name for name in WRITERS for folder in folders if (folder / name).exists()] == []


def test_what_it_writes_is_safe_once():
    html = forms.TextInput().render("x", HOSTILE, renderer=Renderer())
    assert re.search("&amp;amp;amp;|<b", html) is None
    assert html.__html__() == html
