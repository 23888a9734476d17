"""The one Django application of the site, and the admin with the archive's own site."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("Archive")


class ArchiveAdminConfig(admin_apps.AdminConfig):
    default = False  # `archive` in INSTALLED_APPS means ArchiveConfig
    default_site = "archive.admin.site.ArchiveAdminSite"

    def ready(self):
        super().ready()
        import_module("archive.admin.registered")
