"""Where extraction meets models: files in, rows and a report out."""

from archive.importing.report import FileReport, Report
from archive.importing.run import import_paths

__all__ = ["FileReport", "Report", "import_paths"]
