"""A throw-away archive of a folder of texts."""

from __future__ import annotations

import re
import tempfile
from itertools import islice
from pathlib import Path

from archive.extraction.labels import texts_in


def build(corpus: Path, most: int | None = None) -> int:
    """Import the texts (the first ``most``) and index them; the number of published articles. What stands already
    stays, and an index of another version is built anew."""
    from django.core.management import call_command

    from archive.importing import import_paths
    from archive.models import Article
    from archive.search import drain, freshness, rebuild

    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_reference", verbosity=0)
    if not Article.objects.exists():
        with tempfile.TemporaryDirectory(prefix="known-items-") as folder:
            for _source, key, text in islice(texts_in(corpus), most):
                name = re.sub(r"[^\w-]", "_", key)
                (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
            import_paths([Path(folder)])
    if freshness.state().ok:
        drain()
    else:
        rebuild()
    return Article.objects.published().count()
