"""Files in, decoded texts or a reason out."""

import os

import pytest
from django.utils import translation

from archive.importing.reader import MAX_BYTES, UnreadableError, find_files, read_text

SENTENCE = "Sáng 15/7, Tỉnh ủy tổ chức hội nghị.\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (SENTENCE.encode(), SENTENCE),  # plain UTF-8
        (b"\xef\xbb\xbf" + SENTENCE.encode(), SENTENCE),  # with a byte order mark, as Notepad saves it
        (SENTENCE.encode("utf-16"), SENTENCE),  # UTF-16 with a mark, little endian here
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), SENTENCE),  # big endian
        (SENTENCE.replace("\n", "\r\n").encode(), SENTENCE.replace("\n", "\r\n")),  # line ends are kept to the letter
        (b"Trang 1\fTrang 2", "Trang 1\fTrang 2"),  # a form feed is no reason to refuse
    ],
)
def test_read(tmp_path, content, text):
    path = tmp_path / "bài.txt"
    path.write_bytes(content)
    raw = read_text(path)
    assert raw.text == text, content
    assert raw.size == len(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\t", "empty"),  # a mark and blanks
        (b"\xff\xfe\x00\x00S\x00\x00\x00", "UTF-32"),
        (SENTENCE.encode("utf-16-le"), ""),  # without a mark nobody can be sure
        (SENTENCE.encode("cp1258", "replace"), "UTF-8"),  # a legacy code page
        (b"\xff\xfe" + b"S\x00\x00\xd8", "UTF-16"),  # half a surrogate pair
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "UTF-8"),  # a picture
        (b"\x7fELF\x02\x01\x01" + b"\x01\x02\x03a" * 20, ""),  # a program that happens to decode
        ("Hội nghị\x00tổng kết".encode(), ""),  # a NUL
        (b"2024 12 -- 04 ...", ""),  # numbers without a word
    ],
)
def test_refused(tmp_path, content, reason):
    path = tmp_path / "bài.txt"
    path.write_bytes(content)
    with translation.override("en"), pytest.raises(UnreadableError) as refusal:
        read_text(path)
    assert reason in str(refusal.value), content[:40]
    assert str(refusal.value)


def test_too_large_is_refused_without_being_read(tmp_path):
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableError, match=str(MAX_BYTES)):
        read_text(path)


def test_a_named_pipe_does_not_hold_the_import(tmp_path):
    os.mkfifo(tmp_path / "ống.txt")
    with pytest.raises(UnreadableError):
        read_text(tmp_path / "ống.txt")


def test_a_folder_that_ends_in_txt_is_entered(tmp_path):
    (tmp_path / "thư mục.txt").mkdir()
    (tmp_path / "thư mục.txt" / "a.txt").write_text(SENTENCE)
    files, _ignored = find_files([tmp_path])
    assert [file.path.name for file in files] == ["a.txt"]


def test_find_lists_each_text_once_in_a_stable_order(tmp_path):
    for name in ("b.txt", "a.TXT", "con/c.txt", "ghi chú.doc", "manifest.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(SENTENCE)
    files, ignored = find_files([tmp_path, tmp_path / "b.txt"])
    assert [file.path.relative_to(tmp_path).as_posix() for file in files] == ["a.TXT", "b.txt", "con/c.txt"]
    assert [path.name for path in ignored] == ["ghi chú.doc"]
    assert not any(file.reason for file in files)


@pytest.mark.parametrize("name", ["không có.txt", "không có", "bài.doc"])
def test_a_named_path_that_cannot_be_imported_comes_back_refused(tmp_path, name):
    (tmp_path / "bài.doc").write_text(SENTENCE)
    (file,), _ignored = find_files([tmp_path / name])
    assert file.reason, name


def test_a_link_out_of_the_folder_is_refused_and_one_within_it_is_not(tmp_path):
    outside = tmp_path / "ngoài.txt"
    outside.write_text(SENTENCE)
    folder = tmp_path / "trong"
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE)
    (folder / "b.txt").symlink_to(outside)
    (folder / "c.txt").symlink_to(folder / "a.txt")
    files, _ignored = find_files([folder])
    assert {file.path.name: bool(file.reason) for file in files} == {"a.txt": False, "b.txt": True, "c.txt": False}
