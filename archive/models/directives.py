"""Directives: numbered and named documents of the Party and the State, and how they relate."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from archive.models.addresses import Addressed
from archive.models.counts import WithArticleCount
from archive.models.fields import DateBoundField, KeyField, PartialDateField
from archive.models.states import Standing, TolerantChoices


class DirectiveQuerySet(WithArticleCount, models.QuerySet):
    counted_through = "directive"

    def with_symbol(self, key: str) -> DirectiveQuerySet:
        """Every document that bears this symbol key: 18-NQ/TW is three resolutions."""
        return self.filter(symbol_key=key)


class Directive(Addressed, models.Model):
    """A document that articles cite.

    A number is no key: numbers begin anew in every term of the Party, so a document is told by symbol *and* date. One
    that no reference knows is provisional; it is told by its words and the Party term of the texts that cite it.
    """

    address_name = "directive"

    kind = models.CharField(_("kind"), max_length=60, blank=True, help_text=_("The written type word: Nghị quyết …"))
    number = models.CharField(_("number"), max_length=20, blank=True)
    symbol = models.CharField(_("symbol"), max_length=60, blank=True, help_text=_("18-NQ/TW"))
    symbol_key = KeyField(sources=("symbol",), form="symbol", max_length=60, db_index=True)
    issuer_name = models.CharField(_("issuer as written"), max_length=300, blank=True)
    issuer_key = KeyField(sources=("issuer_name",), form="exact", max_length=300)
    issuers = models.ManyToManyField(
        "Organisation", blank=True, related_name="issued_directives", verbose_name=_("issuers")
    )
    issued = PartialDateField(_("issued"))
    issued_earliest = DateBoundField(source="issued", bound="earliest")
    issued_latest = DateBoundField(source="issued", bound="latest")
    name = models.CharField(
        _("name"), max_length=300, blank=True, help_text=_("Of a document known by name: Luật Đầu tư công.")
    )
    name_key = KeyField(sources=("name",), form="exact", max_length=300, db_index=True)
    title = models.TextField(_("title"), blank=True)
    term = models.CharField(_("Party term"), max_length=10, blank=True, help_text=_("XIII"))
    search_key = KeyField(sources=("kind", "number", "symbol", "name", "issuer_name", "title"), max_length=2000)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing, default=Standing.PROVISIONAL)
    source = models.TextField(_("where the fact was seen"), blank=True)
    note = models.TextField(_("note"), blank=True)
    edited_fields = models.JSONField(_("fields a curator edited"), default=list, blank=True, editable=False)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("directive")
        verbose_name_plural = _("directives")
        ordering = ["-issued_latest", "kind", "symbol", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["symbol_key", "issued"],
                condition=~Q(symbol_key="") & Q(issued__isnull=False),
                name="directive_symbol_once_a_day",
            ),
            models.UniqueConstraint(
                "kind",
                "number",
                "symbol_key",
                "issuer_key",
                "name_key",
                "term",
                Coalesce("issued", models.Value("")),
                condition=Q(standing="provisional"),
                name="provisional_directive_once_a_term",
            ),
            models.CheckConstraint(
                condition=~Q(number="") | ~Q(symbol="") | ~Q(name=""), name="directive_has_a_number_or_name"
            ),
        ]
        indexes = [models.Index(fields=["kind", "number"], name="directive_by_kind_and_number")]

    def __str__(self) -> str:
        return self.label

    @property
    def issuer(self) -> str:
        """Who issued it, joint issuers parted by a comma (one of the names that the choice of a candidate goes by)."""
        return self.issuer_name

    @property
    def also(self) -> tuple[str, ...]:
        """The other names that it goes by."""
        return tuple(alias.name for alias in self.aliases.all())

    @property
    def label(self) -> str:
        """What a reader calls it: "Nghị quyết 18-NQ/TW (2017)", "Kế hoạch 182 (Đảng ủy Khối …)", "Luật Đầu tư công"."""
        if not (self.symbol or self.number):
            return self.name
        label = " ".join(part for part in (self.kind, self.symbol or self.number) if part)
        if self.issued:
            return f"{label} ({self.issued.year})"
        return label if self.symbol or not self.issuer_name else f"{label} ({self.issuer_name})"


class DirectiveAlias(models.Model):
    """Another name that a directive goes by: "Nghị quyết Trung ương 6 khóa XII"."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="aliases", verbose_name=_("directive"))
    name = models.CharField(_("name"), max_length=300)
    name_key = KeyField(sources=("name",), form="exact", max_length=300, db_index=True)
    search_key = KeyField(sources=("name",), max_length=300, db_index=True)

    class Meta:
        verbose_name = _("alias of a directive")
        verbose_name_plural = _("aliases of directives")
        constraints = [models.UniqueConstraint(fields=["directive", "name_key"], name="directive_alias_once")]

    def __str__(self) -> str:
        return self.name


class DirectiveRelationKind(TolerantChoices):
    """What one directive does to another: the active label ("replaces")."""

    REPLACES = "replaces", _("replaces")
    AMENDS = "amends", _("amends")
    GUIDES = "guides", _("guides")

    @property
    def passive(self) -> str:
        """The same seen from the other directive ("replaced by")."""
        return {"replaces": _("replaced by"), "amends": _("amended by"), "guides": _("guided by")}[self.value]


class DirectiveRelation(models.Model):
    """``subject`` replaces, amends or guides ``object``."""

    subject = models.ForeignKey(Directive, models.CASCADE, related_name="relations", verbose_name=_("directive"))
    kind = models.CharField(_("relation"), max_length=12, choices=DirectiveRelationKind)
    object = models.ForeignKey(
        Directive, models.CASCADE, related_name="inverse_relations", verbose_name=_("other directive")
    )

    class Meta:
        verbose_name = _("relation between directives")
        verbose_name_plural = _("relations between directives")
        constraints = [
            models.UniqueConstraint(fields=["subject", "kind", "object"], name="directive_relation_once"),
            models.CheckConstraint(condition=~Q(subject=models.F("object")), name="directive_not_related_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.get_kind_display()} {self.object}"
