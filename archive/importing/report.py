"""What happened to each file of an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from archive.models import ImportResult


@dataclass(frozen=True)
class FileReport:
    """One file: its path as given, the result, the id of its article (None if it has none) and the reason."""

    file: str
    result: ImportResult
    article: int | None = None
    reason: str = ""

    def as_json(self) -> dict:
        """The object that ``import_articles --json`` prints for a file."""
        return {"file": self.file, "result": self.result.value, "article": self.article, "reason": self.reason}


@dataclass
class Report:
    """A whole run. ``ignored`` are files in the folders that are no texts; they are told, and no failure."""

    files: list[FileReport] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many files came to each result, every result named."""
        counted = Counter(file.result for file in self.files)
        return {result.value: counted[result] for result in ImportResult}

    @property
    def failed(self) -> bool:
        """Whether any file failed."""
        return any(file.result == ImportResult.FAILED for file in self.files)

    def as_json(self) -> dict:
        """The object that ``import_articles --json`` prints."""
        return {**self.counts(), "files": [file.as_json() for file in self.files], "ignored": self.ignored}
