"""People and the posts they hold."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed
from archive.models.counts import WithArticleCount
from archive.models.fields import DateBoundField, KeyField, PartialDateField
from archive.models.states import Review, Standing


class PersonQuerySet(WithArticleCount, models.QuerySet):
    counted_through = "person"

    def named(self, key: str) -> PersonQuerySet:
        """People whose name or alias has this exact key (see :func:`archive.text.exact_key`)."""
        return self.filter(Q(name_key=key) | Q(aliases__name_key=key)).distinct()


class Person(Addressed, models.Model):
    """A person named in the texts. Two people may share a name; what tells them apart are their posts."""

    address_name = "person"

    name = models.CharField(_("name"), max_length=200)
    name_key = KeyField(sources=("name",), form="exact", max_length=200, db_index=True)
    search_key = KeyField(sources=("name",), max_length=200, db_index=True)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing, default=Standing.PROVISIONAL)
    note = models.TextField(_("note"), blank=True)
    edited_fields = models.JSONField(_("fields a curator edited"), default=list, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class PersonAlias(models.Model):
    """Another spelling or name of a person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases", verbose_name=_("person"))
    name = models.CharField(_("name"), max_length=200)
    name_key = KeyField(sources=("name",), form="exact", max_length=200, db_index=True)
    search_key = KeyField(sources=("name",), max_length=200, db_index=True)

    class Meta:
        verbose_name = _("alias of a person")
        verbose_name_plural = _("aliases of people")
        constraints = [models.UniqueConstraint(fields=["person", "name_key"], name="person_alias_once")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post that a person held, as titles in the texts tell: seen first and last in articles of these dates."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="posts", verbose_name=_("person"))
    title = models.CharField(_("office held"), max_length=500, help_text=_("The whole title, with the organisation."))
    title_key = KeyField(sources=("title",), form="exact", max_length=500)
    organisation = models.ForeignKey(
        "Organisation", models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name=_("organisation")
    )
    first_seen = PartialDateField(_("first seen"))
    first_seen_earliest = DateBoundField(source="first_seen", bound="earliest")
    last_seen = PartialDateField(_("last seen"))
    last_seen_latest = DateBoundField(source="last_seen", bound="latest")
    review = models.CharField(_("review"), max_length=12, choices=Review, default=Review.UNREVIEWED)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-last_seen_latest", "title"]
        constraints = [models.UniqueConstraint(fields=["person", "title_key"], name="post_once_a_person")]

    def __str__(self) -> str:
        return self.title
