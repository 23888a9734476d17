"""``manage.py evaluate_extraction GOLD.json FOLDER``: how well the rules read labelled texts."""

from __future__ import annotations

import json
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.extraction import Reference, ReferenceDataError
from archive.extraction.evaluation import evaluate
from archive.extraction.evaluation_report import report
from archive.extraction.evaluation_runs import against, load_run, plain, plain_changes
from archive.extraction.labels import LabelsError, find_texts, load_labels

# Exit codes: something differs from the labels; nothing could be measured.
DIFFERS, UNMEASURED = 1, 2


class Command(BaseCommand):
    help = (
        "Compare what the rules read from labelled texts with the labels: precision, recall and F1 by field, and every "
        "value that was missed or is false. Reads the reference lists, never the database. The exit code is 0 where "
        "every judged value is equal, 1 where one differs, 2 where nothing could be measured."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "gold", metavar="GOLD", type=Path, help="the labels: a JSON object, name of a text → record"
        )
        parser.add_argument(
            "folder", metavar="FOLDER", type=Path, help="the texts: a folder of files, or a .jsonl or .jsonl.gz file"
        )
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="print one JSON object")
        form.add_argument(
            "--figures", action="store_true", help="print the figures alone: for labels that no rule may be tuned to"
        )
        parser.add_argument("--baseline", metavar="FILE", type=Path, help="a saved run to compare with")
        parser.add_argument("--save", metavar="FILE", type=Path, help="save this run, without lines of the texts")
        parser.add_argument(
            "--reference", type=Path, default=settings.REFERENCE_DIR, help="the folder of the reference lists"
        )

    def handle(self, *, gold, folder, baseline, save, reference, **options):
        try:
            facts = Reference.load(reference)
            labels = load_labels(gold)
            texts = find_texts(labels, folder)
            earlier = load_run(baseline) if baseline else None
        except ReferenceDataError as error:
            message = _("The reference lists cannot be loaded: %s") % error
            raise CommandError(message, returncode=UNMEASURED) from error
        except LabelsError as error:
            message = _("The extraction cannot be measured: %s") % error
            raise CommandError(message, returncode=UNMEASURED) from error
        # The processor's time, which depends less on what else the machine does than the clock on the wall.
        evaluation = evaluate(labels, texts, facts, time.process_time)
        changes = against(evaluation, earlier) if earlier else None
        if options["json"]:
            told = plain(evaluation) | ({"changes": plain_changes(changes)} if changes else {})
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            for line in report(evaluation, changes, values=not options["figures"]):
                self.stdout.write(line)
        if save:
            self._save(save, json.dumps(plain(evaluation, contexts=False), ensure_ascii=False, indent=1))
        if evaluation.wrong:
            count = len(evaluation.wrong)
            message = ngettext("%d value differs from the labels.", "%d values differ from the labels.", count)
            raise CommandError(message % count, returncode=DIFFERS)

    def _save(self, path: Path, run: str) -> None:
        try:
            path.write_text(f"{run}\n", encoding="utf-8")
        except OSError as error:
            message = _("The run cannot be saved: %(file)s: %(reason)s") % {"file": path, "reason": error.strerror}
            raise CommandError(message, returncode=UNMEASURED) from error
