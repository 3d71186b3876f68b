"""What every page shares: the language it answers in, and the refusal of parameters that it does not know."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views import View

from catalog.web.problem import BadParameters, check_names, mended, only_value, unknown_value

LANGUAGE = "lang"
A_YEAR = 31_536_000
"""In seconds."""


class Page(View):
    """A page that answers in the language of `?lang=`, which it remembers, of the cookie, or of the browser."""

    http_method_names = ("get", "head", "options")
    parameters: ClassVar[Collection[str]] = ()
    """Names of the parameters that the page knows beside `lang`."""

    def answer(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """This method will return the page; it may raise BadParameters."""
        raise NotImplementedError  # each page says it

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        """This method will answer in the language that is asked for, or say which parameters are wrong."""
        asked = request.GET.get(LANGUAGE, "")
        language = asked if asked in dict(settings.LANGUAGES) else ""
        with translation.override(language or translation.get_language()):
            try:
                self._check(request)
                response = self.answer(request, **named)
            except BadParameters as bad:
                response = refusal(request, bad)
            response.headers["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
        if language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=A_YEAR,
                httponly=True,
                samesite="Lax",
                secure=request.is_secure(),
            )
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    def _check(self, request: HttpRequest) -> None:
        check_names(request.GET, (*self.parameters, LANGUAGE))
        language = only_value(request.GET, LANGUAGE)
        known = [code for code, _name in settings.LANGUAGES]
        if LANGUAGE in request.GET and language not in known:
            raise BadParameters([unknown_value(LANGUAGE, language, known)])


def refusal(request: HttpRequest, bad: BadParameters) -> HttpResponse:
    """This function will return the page that says which parameters are wrong, and how to write them."""
    problems = [(problem, f"{request.path}?{mended(request.GET, problem)}") for problem in bad.problems]
    return render(request, "web/bad_parameters.html", {"problems": problems}, status=HTTPStatus.BAD_REQUEST)
