"""Pages of the admin as a curator uses them: open, change some fields, send."""

from __future__ import annotations

from django.db.models import Model
from django.urls import reverse

from archive.models import IndexChange


def list_url(model: type[Model]) -> str:
    return reverse(f"admin:archive_{model._meta.model_name}_changelist")


def page_url(row: Model) -> str:
    return reverse(f"admin:archive_{row._meta.model_name}_change", args=[row.pk])


def add_url(model: type[Model]) -> str:
    return reverse(f"admin:archive_{model._meta.model_name}_add")


def filled(response) -> dict:
    """What a browser would send of the page as it came."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    data = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is None or value is False:
                continue
            data[field.html_name] = [str(v) for v in value] if isinstance(value, list | tuple) else str(value)
            if value is True:
                data[field.html_name] = "on"
    return data


def send(client, url: str, *, without: tuple[str, ...] = (), **changes):
    """Open the page, change these fields, send it. ``without``: fields not sent at all (an empty check box)."""
    data = filled(client.get(url))
    for name in without:
        data.pop(name, None)
    return client.post(url, {**data, **changes})


def saved(client, row: Model, *, without: tuple[str, ...] = (), **changes) -> Model:
    """Change fields of a row on its page; fails with the page's errors if they are refused. Gives the row anew."""
    response = send(client, page_url(row), without=without, **changes)
    assert response.status_code == 302, errors(response)
    return type(row)._default_manager.get(pk=row.pk)


def errors(response) -> list[str]:
    """The messages of a page that was refused."""
    if response.context is None or "adminform" not in response.context:
        return [f"status {response.status_code}"]
    return [str(error) for error in response.context["errors"]]


def act(client, model: type[Model], action: str, *rows: Model, across: bool = False, query: str = ""):
    """Run an action of a list on these rows, or ("select all") on the whole filtered list."""
    data = {"action": action, "_selected_action": [row.pk for row in rows], "select_across": "1" if across else "0"}
    return client.post(f"{list_url(model)}?{query}", data)


def found(client, model: type[Model], query: str) -> set[str]:
    """The names of the rows of a filtered list."""
    response = client.get(f"{list_url(model)}?{query}")
    assert response.status_code == 200, (query, response.status_code, response.headers.get("Location"))
    return {str(row) for row in response.context["cl"].result_list}


def noted() -> set[int]:
    """The articles that the index has been told to look at."""
    return set(IndexChange.objects.values_list("article_id", flat=True))


def messages_of(response) -> list[str]:
    """The messages shown on the next page."""
    return [str(message) for message in response.wsgi_request._messages]
