"""The admin site: its names, what it groups together, what waits for a curator, and its autocomplete."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _

from archive.admin.labels import LABEL_PREFETCH, told_apart
from archive.admin.waiting import waiting

# The archive's models in the order of a curator's work; what is named nowhere stands in the first group.
GROUPS = (
    (
        "archive-evidence",
        _("Evidence"),
        (
            "Mention",
            "Citation",
            "Attendance",
            "Post",
            "PersonAlias",
            "OrganisationAlias",
            "PlaceAlias",
            "DirectiveAlias",
            "DirectiveRelation",
        ),
    ),
    ("archive-imports", _("Imports and index"), ("ImportRun", "ImportedFile", "IndexChange", "ReferenceRow")),
)


class LabelledAutocomplete(AutocompleteJsonView):
    """Autocomplete whose answers tell namesakes apart, in a fixed number of queries."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().prefetch_related(*LABEL_PREFETCH.get(self.model_admin.model, ()))

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": told_apart(obj)}


class ArchiveAdminSite(admin.AdminSite):
    """The curators' side of the archive."""

    site_title = _("Archive")
    site_header = _("Archive of meetings · curation")
    index_title = _("What is in the archive")

    def autocomplete_view(self, request: HttpRequest) -> JsonResponse:
        """Answer the selects of the forms."""
        return LabelledAutocomplete.as_view(admin_site=self)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The first page, with what waits for a curator."""
        return super().index(request, {**(extra_context or {}), "waiting": waiting(request)})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The models by the groups of a curator's work; the archive before users and their rights."""
        apps = super().get_app_list(request, app_label)
        listed: list[dict[str, Any]] = []
        for app in sorted(apps, key=lambda app: app["app_label"] != "archive"):
            listed += _grouped(app) if app["app_label"] == "archive" else [app]
        return listed


def _grouped(app: dict[str, Any]) -> list[dict[str, Any]]:
    by_name = {model["object_name"]: model for model in app["models"]}
    groups = []
    for label, name, members in GROUPS:
        models = [by_name.pop(member) for member in members if member in by_name]
        if models:
            groups.append({**app, "app_label": label, "name": name, "models": models})
    return [{**app, "models": list(by_name.values())}, *groups] if by_name else groups
