"""Folders of texts, and what becomes of them."""

from __future__ import annotations

from pathlib import Path

from archive.importing import Report

TEXT = "Hội nghị tổng kết công tác năm 2024\n\nSáng 4/5/2024, Tỉnh ủy Hà Tĩnh tổ chức hội nghị tổng kết.\n"


def results(report: Report) -> dict[str, str]:
    """File name → result."""
    return {Path(file.file).name: file.result.value for file in report.files}
