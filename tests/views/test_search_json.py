"""The search as data: names and shapes that others build on."""

import pytest

from tests.views.samples import make_article

pytestmark = pytest.mark.usefixtures("english")


class TestJson:
    def test_the_whole_shape(self, client, archive, indexed):
        indexed()
        data = client.get(f"/search.json?q=tập+huấn&person={archive.chair.pk}").json()
        snippet = data["results"][0].pop("snippet")
        assert "".join(piece["text"] for piece in snippet) == "Đảng ủy Bộ Thủy văn mở lớp tập huấn tại Hà Lâm."
        assert [piece["text"] for piece in snippet if piece["hit"]] == ["tập huấn"]
        assert data == {
            "count": 1,
            "page": 1,
            "pages": 1,
            "size": 20,
            "notices": [],
            "degraded": False,
            "did_you_mean": [],
            "understood": {"short_forms": [], "opened": True, "without_diacritics": None},
            "results": [
                {
                    "id": archive.article.pk,
                    "url": archive.article.get_absolute_url(),
                    "title": "Tập huấn công tác Đảng năm 2024",
                    "dated": "2024-12-04",
                    "published": "2024-12-04",
                    "source": "Báo Hà Lâm",
                    "ministries": [{"id": archive.ministry.pk, "name": "Bộ Thủy văn"}],
                    "people": [
                        {"id": archive.chair.pk, "name": "Lương Thế Khải"},
                        {"id": archive.speaker.pk, "name": "Đoàn Thị Ánh"},
                    ],
                    "directives": [
                        {"id": archive.resolution.pk, "label": "Nghị quyết 18-NQ/TW (2017)"},
                        {"id": archive.plan.pk, "label": "Kế hoạch 603 (Đảng ủy Bộ Thủy văn)"},
                    ],
                    "meeting": {"id": archive.meeting.pk, "name": "Hội nghị tập huấn công tác Đảng"},
                }
            ],
            "facets": {
                "ministry": facet("Ministry", (archive.ministry, 1, False)),
                "directive": facet("Directive", (archive.plan, 1, False), (archive.resolution, 1, False)),
                "person": facet("Person", (archive.speaker, 1, False), (archive.chair, 1, True)),
                "organisation": facet("Organisation", (archive.committee, 1, False)),
                "place": facet("Province", (archive.province, 1, False)),
                "kind": {
                    "label": "Kind of meeting",
                    "values": [
                        {"value": "hoi-nghi-tap-huan", "label": "hội nghị tập huấn", "count": 1, "selected": False}
                    ],
                },
                "source": facet("Source", (archive.article.source, 1, False)),
            },
            "histogram": {
                "years": [{"value": "2024", "count": 1}],
                "months": [{"value": "2024-12", "count": 1}],
                "days": [],
                "undated": 0,
            },
        }

    def test_of_a_bare_article(self, client, db):
        make_article("Tin ngắn", dated=None)
        [hit] = client.get("/search.json").json()["results"]
        assert {key: hit[key] for key in ("dated", "published", "source", "ministries", "people", "meeting")} == {
            "dated": None,
            "published": None,
            "source": None,
            "ministries": [],
            "people": [],
            "meeting": None,
        }


def facet(label: str, *values) -> dict:
    return {
        "label": label,
        "values": [
            {"value": str(record.pk), "label": str(record), "count": count, "selected": selected}
            for record, count, selected in values
        ],
    }
