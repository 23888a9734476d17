"""What was imported, when, and with which result."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.states import TolerantChoices


class ImportRun(models.Model):
    """One run of an import. A run that was stopped has no ``finished``."""

    started = models.DateTimeField(_("started"), auto_now_add=True)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)
    paths = models.JSONField(_("paths"), default=list)
    rules_version = models.CharField(_("version of the rules"), max_length=40)
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    failed = models.PositiveIntegerField(_("failed"), default=0)

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-started", "-id"]

    def __str__(self) -> str:
        return f"{self.started:%Y-%m-%d %H:%M}"


class ImportResult(TolerantChoices):
    """What became of a file."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    FAILED = "failed", _("failed")


class ImportedFile(models.Model):
    """One file of a run: created, updated, unchanged or failed, and why."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="files", verbose_name=_("import run"))
    path = models.CharField(_("path"), max_length=1000, db_index=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=12, choices=ImportResult)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    article = models.ForeignKey(
        "Article", models.SET_NULL, null=True, blank=True, related_name="imported_files", verbose_name=_("article")
    )

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.path
