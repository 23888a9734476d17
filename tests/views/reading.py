"""Reading pages in tests."""

import csv
import io
import re
from html import unescape


def text_of(response) -> str:
    """The words of a page without markup, blanks squeezed, as they would be read aloud."""
    page = re.sub(r"<(script|style)\b.*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    page = re.sub(r"</?(a|abbr|code|mark|time)\b[^>]*>", "", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def titles(response) -> list[str]:
    """The headlines of the articles that the page of a record lists."""
    return [article.title for article in response.context["page"]]


def names(response) -> list[str]:
    """The records of a list."""
    return [str(record) for record in response.context["page"]]


def rows(response) -> list[list[str]]:
    """The rows of a CSV download, headings included."""
    text = b"".join(response).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))
