"""Small reference lists with invented names, as the files of a folder."""

from __future__ import annotations

import json
from pathlib import Path

PROVINCES = {
    "effective": "2025-07-01",
    "source": "Nghị quyết thử",
    "new": [{"name": "Hà Lâm", "kind": "tỉnh", "from": ["Hà Lâm", "Phú Sơn"]}],
    "old": [
        {"name": "Hà Lâm", "kind": "tỉnh", "successor": "Hà Lâm"},
        {"name": "Phú Sơn", "kind": "tỉnh", "successor": "Hà Lâm"},
    ],
    "earlier": [{"name": "Hà Hạ", "kind": "tỉnh", "successor": "Hà Lâm", "since": "2008"}],
    "later": [{"name": "Hà Lâm", "kind": "thành phố", "since": "2026-04-30"}],
    "other_names": [{"name": "Hà Lam", "now": "Hà Lâm"}],
}
BODIES = [
    {"name": "Bộ Thủy văn", "kind": "ministry", "abbreviations": ["BTV"], "also": ["Bộ Thuỷ văn Việt Nam"]},
    {
        "name": "Bộ Khí tượng",
        "kind": "ministry",
        "abbreviations": [],
        "valid_until": "2025-02-28",
        "successors": ["Bộ Thủy văn"],
        "note": "sáp nhập",
        "source": "Công báo",
    },
    {"name": "Ban Thủy lợi", "kind": "central Party body", "valid_until": "2025-02-02", "successors": ["Ban Nước"]},
    {
        "name": "Ban Nước",
        "kind": "central Party body",
        "valid_from": "2025-02-03",
        "valid_until": "2026",
        "successors": ["Ban Thủy lợi"],
    },
    {"name": "Ban Thủy lợi", "kind": "central Party body", "valid_from": "2026"},
    {"name": "Đảng ủy Nước", "kind": "Party committee directly under the Central Committee"},
    {"name": "Quỹ Nước", "kind": "unit of a ministry since 2025"},
]
DOCUMENTS = [
    {
        "kind": "Quy định",
        "number": "24",
        "symbol": "24-QĐ/TW",
        "issuer": "Ban Thủy lợi",
        "issued": "2021-07-30",
        "term": "XIII",
        "title": "về nước",
        "replaces": ["11-QĐ/TW, 2012-05-04", "05-CT/TW, 2013-02"],
        "guided_by": ["01-HD/TW, 2021-09-28"],
        "also": "Quy định về nước",
    },
    {
        "kind": "Hướng dẫn",
        "number": "01",
        "symbol": "01-HD/TW",
        "issuer": "Ban Thủy lợi, Bộ Thủy văn",
        "issued": "2021-09-28",
        "term": "XIII",
        "note": "quiz bank or app data, not an official page",
    },
    {
        "kind": "Luật",
        "number": "80",
        "symbol": "80/2025/QH15",
        "issuer": "Quốc hội",
        "issued": "2025",
        "title": "Luật Nước",
        "amended_by": ["24-QĐ/TW, 2021-07-30"],
    },
]
TYPES = [
    {"type": "Quy định", "system": ["Party"], "party_abbreviations": ["QĐ"]},
    {"type": "Quyết định", "system": ["Party"], "party_abbreviations": ["QĐ"]},
    {"type": "Hướng dẫn", "system": ["Party"], "party_abbreviations": ["HD"]},
    {"type": "Chỉ thị", "system": ["Party"], "party_abbreviations": ["CT"]},
    {"type": "Luật", "system": ["State law"]},
]
TERMS = [
    {
        "term": "XI",
        "documents_from": "2011-01-20",
        "documents_until": "2016-01-28",
        "congress_from": "2011-01-12",
        "congress_until": "2011-01-19",
    },
    {
        "term": "XIII",
        "documents_from": "2021-02-02",
        "documents_until": "2026-01-23",
        "congress_from": "2021-01-25",
        "congress_until": "2021-02-01",
    },
]


def write_lists(folder: Path, **other) -> Path:
    """Write the lists, with other contents where they are given; hands back the folder."""
    contents = {
        "organisations": {"organisations": other.get("organisations", BODIES)},
        "provinces": other.get("provinces", PROVINCES),
        "directives": other.get("directives", DOCUMENTS),
        "document_types": {"types": TYPES},
        "party_terms": {"terms": TERMS},
        "abbreviations": {"abbreviations": other.get("abbreviations", [])},
    }
    for name, content in contents.items():
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def counts(report) -> dict[str, int]:
    return {result: report.total(result) for result in report.RESULTS if report.total(result)}


def changed(rows: list[dict], name: str, **values) -> list[dict]:
    """The rows, the first one of this name or symbol with other values."""
    at = next(i for i, row in enumerate(rows) if name in (row.get("name"), row.get("symbol")))
    return [*rows[:at], rows[at] | values, *rows[at + 1 :]]
