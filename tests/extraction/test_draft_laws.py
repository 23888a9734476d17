"""Laws that are none yet: in lists of drafts, to be amended, on no list; and those that the page tells to be passed."""

import pytest

from tests.extraction.citations import cited

DRAFTS = [
    # a list of drafts, whatever separates its laws
    ("Kỳ họp dự kiến thông qua 3 dự án luật: Luật Đường sắt (sửa đổi); Luật Thủy lợi; Luật Cảnh vệ.", []),
    ("Cử tri góp ý cho các dự án luật như Luật Đường sắt, Luật Du lịch và Luật Quy hoạch", []),
    ("Quốc hội cho ý kiến về dự án Luật Thủy sản (sửa đổi), Luật Lâm nghiệp (sửa đổi)", []),
    ("Hai dự án luật là Luật Quy hoạch và Luật Tố cáo (sửa đổi) chưa được thông qua", []),
    # with one of which we know no name among them
    ("trình 3 dự án: Luật Cạnh tranh (sửa đổi); Luật Trật tự sông hồ (sửa đổi); Luật Đo đạc và bản đồ.", []),
    ("rút 3 dự án luật ra khỏi chương trình gồm: Luật về hội; Luật Bảo vệ bí mật nhà nước; Luật Cảnh vệ.", []),
    # Behind the list a law is one again.
    ("Thảo luận dự án Luật Cảnh vệ, Luật Du lịch. Việc này theo Luật Tổ chức Quốc hội.", ["Luật Tổ chức Quốc hội"]),
    ("Các quyết định đầu tư dự án không nêu căn cứ là Luật Xây dựng", ["Luật Xây dựng"]),
    # What is called a draft once is one wherever it is named …
    ("Bàn về dự án Luật Cảnh vệ. Luật Cảnh vệ còn nhiều ý kiến.", []),
    ("Luật Biểu diễn: Chưa trình. Ông An nói dự án Luật Biểu diễn tại buổi họp báo còn phải sửa.", []),
    # … unless it was passed, or is to amend the one in force.
    ("Tiếp thu ý kiến về dự thảo Luật Cảnh vệ, Quốc hội đã thông qua Luật Cảnh vệ.", ["Luật Cảnh vệ"]),
    ("Dự án Luật Cảnh vệ được trình hôm nay. Quốc hội sẽ xem xét, thông qua Luật Cảnh vệ vào tháng sau.", []),
    ("Dự thảo Luật Tố cáo (sửa đổi) nêu rõ. Luật Tố cáo hiện hành chưa quy định.", ["Luật Tố cáo"]),
    # "(sửa đổi)" alone is a draft on a page that speaks of drafts.
    ("Luật Tố cáo (sửa đổi) đang lấy ý kiến. Đây là một trong các dự án luật khó.", []),
    ("Quốc hội đã thông qua Luật Du lịch (sửa đổi), trước đó là dự án luật.", ["Luật Du lịch"]),
    ("Luật Du lịch (sửa đổi) được Quốc hội thông qua sáng nay, cùng nhiều dự án luật khác.", ["Luật Du lịch"]),
    ("Tổ chức triển khai Luật Đất đai (sửa đổi) tại địa phương", ["Luật Đất đai"]),
]


@pytest.mark.parametrize(("text", "names"), DRAFTS)
def test_drafts_are_not_cited(text, names):
    assert list(dict.fromkeys(citation.name for citation in cited(text))) == names, text
