"""What may have been meant by a query that found little."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from archive.search import Criteria, matching_ids, search
from archive.search.did_you_mean import proposals
from archive.search.did_you_mean.row import row_of
from archive.search.language import parse
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(indexed):
    """Short texts that leave one sensible correction of each slip below, and some decoys."""
    khanh = make.person("Trịnh Xuân Khánh")
    ministry = make.ministry("Bộ Thủy văn")
    for number in range(3):
        make.article(f"Tỉnh ủy Hà Sơn họp phiên {number}", "Bàn về quy hoạch cán bộ chủ chốt.", dated=f"202{number}")
    make.article("Hội nghị tổng kết", "Đồng chí Trịnh Xuân Khánh dự.", people=[khanh], organisations=[ministry])
    make.article("Kỷ luật đảng viên", "Ủy ban Kiểm tra kết luận về Kế hoạch 1234 của huyện.")
    make.article("Thi đua khen thưởng", "Trao cờ thi đua cho 6.400 tập thể.")
    # Decoys: the same syllables apart.
    make.article("Xuân về trên bản", "Tiếng khèn Trịnh Tường vang, khanh khách tiếng cười; tính toán uy tín.")
    indexed()


def told(q: str, **chosen) -> list[tuple[str, int]]:
    criteria = Criteria(q=q, **chosen)
    return [(proposal.q, proposal.count) for proposal in proposals(criteria, search(criteria))]


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        # Slips of the finger: another key, one too many, one too few, two swapped.
        ("hoi nghj tong ket", ("hoi nghi tong ket", 1)),
        ("hooi nghi tong ket", ("hoi nghi tong ket", 1)),
        ("hoi ngh tong ket", ("hoi nghi tong ket", 1)),
        ("hoi nghi togn ket", ("hoi nghi tong ket", 1)),
        # Of the ear.
        ("chinh xuan khanh", ("Trịnh Xuân Khánh", 1)),
        ("tri dua khen thuong", ("thi dua khen thuong", 1)),
        # The word typed is one by itself: what stands together decides.
        ("quy hoach can bo chu chot ha ton", ("quy hoach can bo chu chot ha son", 3)),
        # With diacritics: the correction has those of the text.
        ("tỉnh ủy hà sơnn", ("tỉnh ủy hà sơn", 3)),
        ("Tỉnh Ủy Hà SƠNN", ("Tỉnh Ủy Hà SƠN", 3)),
        ("quy hoạhc cán bộ", ("quy hoạch cán bộ", 3)),
        ("kỷ luậtt đảng viên", ("kỷ luật đảng viên", 1)),
        # A syllable that the index holds with i is shown as most people write it.
        ("kyy luat dang vien", ("ky luat dang vien", 1)),
        # Keystrokes that no input method composed.
        ("ddua", ("đua", 1)),
        ("tinhr uyr haf sown", ("tỉnh ủy hà sơn", 3)),
        ("thi ddua khen thuong", ("thi dua khen thuong", 1)),
        ("thi ddua khen thưởng", ("thi đua khen thưởng", 1)),
        ("tỉnh uyr hà sơn", ("tỉnh ủy hà sơn", 3)),
        # A blank lost, a blank too many.
        ("tinhuy ha son", ("tinh uy ha son", 3)),
        ("ti nh uy ha son", ("tinh uy ha son", 3)),
        # Two words wrong.
        ("hoii nghi tonh ket", ("hoi nghi tong ket", 1)),
        # Names, by their own spelling.
        ("trinh xuan khang", ("Trịnh Xuân Khánh", 1)),
        ("bo thuy van", None),
        ("bo thuyy van", ("Bộ Thủy văn", 1)),
        # Another number is another document; any other number of three digits and more may be a slip, not of a shorter.
        ("ke hoach 1243", None),
        ("ke hoach so 123 cua huyen", None),
        ("thi dua 6400", ("thi dua 6.400", 1)),
        ("1243 cua huyen", ("1234 cua huyen", 1)),
        ("12345 cua huyen", None),
        # Operators, quotation marks and fields stay as they are.
        ('"tinh uyy" -khen', ('"tinh uy" -khen', 3)),
        ("thi duaa OR", ("thi dua OR", 1)),
        ("hoi nghj người:khánh", ("hoi nghi người:khánh", 1)),
        # The names in a field.
        ('người:"trịnh xuân khang" tổng kết', ('người:"Trịnh Xuân Khánh" tổng kết', 1)),
        ("nguoi:(trinh xuan khang)", ("nguoi:(Trịnh Xuân Khánh)", 1)),
        ("người:khang", None),
        # Nothing near, or nothing amiss.
        ("qqqq wwww", None),
        ("tinh uy ha son", None),
        ("", None),
        ("-khen", None),
        ("18", None),
        # A word in capitals is a short form, which no slip leads to; one among capitals is a word.
        ("UYY", None),
        ("UYY ha son", None),
        ("TINH UYY HA SON", ("TINH UY HA SON", 3)),
    ],
)
def test_typed(archive, typed, best):
    found = told(typed)

    assert (found[0] if found else None) == best, f"{typed}: {found}"


def test_what_was_changed_is_marked(archive):
    criteria = Criteria(q="Tỉnh uỷ hà sơnn")
    (proposal,) = proposals(criteria, search(criteria))

    assert [tuple(piece) for piece in proposal.pieces] == [("Tỉnh ủy hà ", False), ("sơn", True)]


def test_filters_stay_and_hits_are_counted_under_them(archive):
    year = make.date("2021")

    assert told("tinh uyy ha son", year=year) == [("tinh uy ha son", 1)]
    assert told("tinh uyy ha son", year=make.date("2015")) == []
    criteria = Criteria(q="tinh uyy ha son", year=year, size=50)
    (proposal,) = proposals(criteria, search(criteria))
    assert proposal.params == replace(criteria, q=proposal.q).params()


def test_few_hits_may_be_chance_too(archive):
    """The decoy holds "khanh … tuong" somewhere; the words side by side mean something else."""
    assert search(Criteria(q="khen trinh")).count == 1
    assert told("khen trinh") == []
    assert search(Criteria(q="uy tin toan")).count == 1
    assert told("uy tin toan") == []


def test_many_hits_without_the_words_side_by_side(indexed):
    """A slip that makes another word finds articles enough; what stands in its place tells it."""
    for number in range(12):
        make.article(f"Chung sức {number}", "Nuôi con uống thuốc, chung tay, uông bí.")
    make.article("Trung ương họp")
    indexed()

    assert search(Criteria(q="chung uong")).count == 12
    assert told("chung uong") == [("trung uong", 1)]
    # A wrong tone or mark, where the words as spelled stand here and there.
    assert told("trung uống") == [("trung ương", 1)]


def test_a_half_marked_name(indexed):
    """Some articles hold the words as typed, here and there; the name is what was meant."""
    for number in range(4):
        make.article(f"Tin {number}", "Nguyễn trong phu: chuyện nhà nông.")
    for number in range(2):
        make.article(f"Bài {number}", "Ông Nguyễn Phú Trọng phát biểu.")
    make.article("Bài khác", "Họ Nguyễn, phủ trống.")
    indexed()

    assert search(Criteria(q="nguyễn phu trong")).count == 4
    assert told("nguyễn phu trong")[0] == ("nguyễn phú trọng", 2)
    assert told("Nguyễn Phu Trong")[0] == ("Nguyễn Phú Trọng", 2)


def test_two_words_of_different_matters_are_meant(indexed):
    """Nothing has all four side by side but a slip of them; "cung cấp" is what the others say."""
    for number in range(9):
        make.article(f"Tin {number}", "Quan hệ hai nước. Bàn việc cung cấp điện.")
    make.article("Quan hệ cung cầu")
    indexed()

    assert search(Criteria(q="quan hệ cung cấp")).count == 9
    assert told("quan hệ cung cấp") == []
    assert told("quan he cung cap") == []


def test_enough_hits_need_no_correction(archive):
    assert search(Criteria(q="tinh uy ha son")).count == 3
    assert told("tinh uy ha son") == []


def test_without_an_index_nothing_is_proposed(archive, index_folder):
    (index_folder / "current").unlink()

    assert told("hoi nghj tong ket") == []


@given(text=st.text(alphabet=st.sampled_from('aăâđeêioơuưynghtkxà ả"()-*:|1289OR'), max_size=40))
@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_every_proposal_finds_what_it_says(archive, text):
    criteria, _notices = Criteria.parse({"q": text})
    for proposal in proposals(criteria, search(criteria)):
        asked, _notices = Criteria.parse({"q": proposal.q})
        assert proposal.count == len(matching_ids(asked)) > 0, f"{text!r} → {proposal.q!r}"
        assert "".join(piece.text for piece in proposal.pieces) == proposal.q


@pytest.mark.parametrize(
    ("q", "words", "conditions"),
    [
        ("tỉnh ủy", ["tỉnh", "ủy"], 0),
        ('"hội nghị" họp', ["hội", "nghị", "họp"], 0),
        ("họp -khen", ["họp"], 1),
        ("họp người:khánh", ["họp"], 1),
        ("họp 18-NQ/TW", ["họp"], 1),
        ("họp hội*", ["họp"], 1),
        ("họp (bàn OR ghế)", ["họp"], 1),
        ("hội viên hội", ["hội", "viên", "hội"], 0),
        ("", [], 0),
    ],
)
def test_which_words_a_correction_may_touch(q, words, conditions):
    row, others = row_of(parse(q))

    assert ([typed.text for typed in row], len(others)) == (words, conditions), q
