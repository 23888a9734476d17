"""From an installed project to a site that can be served, from any state in between."""

import re
from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.utils import timezone

from archive.models import Article, ImportRun, Organisation
from archive.search import freshness

pytestmark = pytest.mark.django_db(transaction=True)

SEEDS = 5


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"


def prepare(**options: object) -> str:
    told = StringIO()
    call_command("prepare_site", stdout=told, **options)
    return told.getvalue()


def password_in(told: str) -> str:
    return re.search(r"password: (\S+)", told)[1]


def test_an_empty_machine_becomes_a_whole_archive():
    told = prepare()
    assert Article.objects.count() == SEEDS
    assert Organisation.objects.exists(), "the reference facts are loaded"
    assert freshness.state().ok, freshness.state().reason
    assert authenticate(username="admin", password=password_in(told)).is_superuser


def rows() -> tuple:
    """What a second run could have changed."""
    return tuple(list(model.objects.order_by("pk").values()) for model in (Article, ImportRun, get_user_model()))


def test_a_second_time_changes_nothing_and_tells_nothing():
    prepare()
    before = rows()
    assert prepare() == ""
    assert rows() == before


@pytest.mark.parametrize(
    "left_behind",
    [
        {"finished": None, "failed": 0},  # the machine was switched off in the middle of the import
        {"finished": timezone.now(), "failed": 1},  # a seed could not be read, say for want of disk space
    ],
)
def test_a_first_import_that_was_cut_short_is_done_again(left_behind):
    ImportRun.objects.create(rules_version="1", **left_behind)
    prepare()
    assert Article.objects.count() == SEEDS


def test_a_seed_that_a_curator_deleted_stays_away():
    prepare()
    Article.objects.first().delete()
    prepare()
    assert Article.objects.count() == SEEDS - 1


def test_an_archive_without_seeds_when_asked():
    prepare(no_seeds=True)
    assert not Article.objects.exists()
    assert freshness.state().ok


def test_an_administrator_who_is_there_is_left_alone():
    get_user_model().objects.create_superuser("hoa", password="mật khẩu dài")
    assert "password:" not in prepare(no_seeds=True)
    assert [user.username for user in get_user_model().objects.all()] == ["hoa"]


def test_a_taken_name_is_not_made_an_administrator():
    """Somebody called "admin" without rights must not wake up with all of them, nor get a new password."""
    user = get_user_model().objects.create_user("admin", password="mật khẩu dài")
    told = StringIO()
    call_command("prepare_site", no_seeds=True, stdout=StringIO(), stderr=told)
    user.refresh_from_db()
    assert not user.is_superuser
    assert user.check_password("mật khẩu dài")
    assert "createsuperuser" in told.getvalue()
