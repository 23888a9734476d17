"""What the site does to every request before a view sees it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

__all__ = ["ChosenLanguageMiddleware"]


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Vietnamese, unless the reader chose another language by the switch of the page.

    Django's own middleware also follows the browser's Accept-Language. Many a Vietnamese reader's browser was installed
    in English and says "en": the archive would greet them in English though nobody asked for it. So only the cookie
    that `set_language` writes counts, and a page varies by the cookie alone.
    """

    def process_request(self, request: HttpRequest) -> None:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        try:
            language = translation.get_supported_language_variant(chosen)
        except LookupError:
            language = settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
