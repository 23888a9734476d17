"""The curators' side: every model with lists, filters, folded search and forms.

The modules are imported by :mod:`archive.admin.registered`, not here: Django makes the site of ``archive.admin.site``
at the first registration, so importing the site must register nothing.
"""

__all__: list[str] = []
