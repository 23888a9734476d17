"""What holds for the project as a whole: its tools, its documents, and the directions of its imports."""

import hashlib
import re
import shutil
import subprocess
import sys
from importlib import metadata
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

PROJECT = Path(__file__).parent.parent
VENDORED = sorted(path for path in (PROJECT / "static" / "vendor").iterdir() if path.is_dir())
PINNED = re.compile(r"(?P<name>[\w.-]+)(\[[\w,]+\])?==(?P<version>[\w.]+) +# .+")


def read(path: str) -> str:
    return (PROJECT / path).read_text(encoding="utf-8")


class TestImports:
    def test_run_one_way(self):
        """The contracts stand in pyproject.toml. No cache: it goes by the second, and a test is quicker than that."""
        linter = Path(sys.executable).with_name("lint-imports")
        result = subprocess.run(
            [linter, "--no-cache", "--no-logo"], cwd=PROJECT, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.django_db
def test_no_migration_is_owed():
    told = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=told, stderr=told)
    except SystemExit:
        pytest.fail(f"The models changed and no migration says so; run manage.py makemigrations.\n{told.getvalue()}")


class TestMakefile:
    @pytest.fixture
    def targets(self) -> set[str]:
        phony = re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
        return set(phony[1].split())

    @pytest.fixture
    def help_lines(self) -> dict[str, str]:
        make = shutil.which("make")
        if not make:
            pytest.skip("make is not installed")
        told = subprocess.run([make, "--no-print-directory"], cwd=PROJECT, capture_output=True, text=True, check=True)
        return dict(re.match(r"make (\S+) +(\S.*)", line.strip()).groups() for line in told.stdout.splitlines())

    @pytest.mark.parametrize(
        "target",
        [
            "run",
            "setup",
            "test",
            "lint",
            "format",
            "import",
            "reindex",
            "golden",
            "messages",
            "benchmark",
            "clean",
            "help",
        ],
    )
    def test_a_promised_target_is_there_with_a_help_line(self, help_lines, target):
        assert target in help_lines, f"`make` alone does not tell of `make {target}`"

    def test_no_target_is_without_a_help_line(self, targets, help_lines):
        inner = {"browser"}  # a step of `test`, of no use alone
        assert targets - inner == set(help_lines)


class TestDocuments:
    @pytest.fixture
    def variables(self) -> list[str]:
        found = re.findall(r'environment\.\w+\(\s*"(\w+)"', read("archive/settings.py"))
        assert len(found) >= 7, "the pattern of this test no longer fits the settings"
        return found

    @pytest.mark.parametrize("document", ["README.md", "archive/settings.py"])
    def test_every_setting_of_the_environment_is_told(self, variables, document):
        text = read(document)
        if document.endswith(".py"):
            text = text.split('"""')[1]  # the docstring alone: the code names them anyway
        missing = [name for name in variables if name not in text]
        assert not missing, f"{document} does not speak of {missing}"

    def test_every_command_is_told(self):
        commands = [path.stem for path in (PROJECT / "archive" / "management" / "commands").glob("[!_]*.py")]
        readme = read("README.md")
        missing = [name for name in commands if name not in readme]
        assert not missing, f"README.md does not speak of the commands {missing}"


class TestRequirements:
    @pytest.fixture(params=["requirements.txt", "requirements-dev.txt"])
    def lines(self, request) -> list[str]:
        return [line for line in read(request.param).splitlines() if line and not line.startswith(("#", "-r "))]

    def test_each_is_pinned_and_says_what_needs_it(self, lines):
        loose = [line for line in lines if not PINNED.fullmatch(line)]
        assert not loose

    def test_the_tests_run_on_the_pinned_versions(self, lines):
        pins = [PINNED.fullmatch(line) for line in lines]
        installed = {pin["name"]: (pin["version"], metadata.version(pin["name"])) for pin in pins}
        assert {name: pair for name, pair in installed.items() if pair[0] != pair[1]} == {}


class TestStaticFiles:
    def test_all_can_be_collected_and_named_by_content(self, settings, tmp_path):
        """A stylesheet or script that points at a file that is not there fails here, as it would at `make setup`."""
        settings.STATIC_ROOT = tmp_path
        settings.STORAGES = {
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
        }
        call_command("collectstatic", interactive=False, verbosity=0)
        assert (tmp_path / "staticfiles.json").is_file()

    def test_every_one_that_a_template_names_is_there(self):
        """The tests' storage does not mind a wrong name; in production the page would be a 500."""
        named = {
            (name, str(template.relative_to(PROJECT)))
            for template in (PROJECT / "templates").rglob("*.*")
            for name in re.findall(r"""\{%-?\s*static\s+["']([^"']+)["']""", template.read_text(encoding="utf-8"))
        }
        missing = sorted(pair for pair in named if not finders.find(pair[0]))
        assert not missing

    @pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
    def test_what_others_made_tells_version_and_licence_and_is_unchanged(self, folder):
        readme = (folder / "README.md").read_text(encoding="utf-8")
        version = folder.name.rsplit("-", 1)[1]
        assert version in readme
        assert "licence" in readme
        assert list(folder.glob("LICENSE*")), "its licence goes with it"
        sums = dict(re.findall(r"SHA-256 of (\S+): ([0-9a-f]{64})", readme))
        files = {path.name for path in folder.iterdir()} - {"README.md"} - {p.name for p in folder.glob("LICENSE*")}
        assert set(sums) == files
        for name, expected in sums.items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, name

    @pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
    def test_what_others_made_asks_for_nothing_outside(self, folder):
        for path in [*folder.glob("*.js"), *folder.glob("*.css")]:
            text = path.read_text(encoding="utf-8")
            assert "sourceMappingURL" not in text, f"{path.name} points at a map that is not here"
            assert not re.search(r"(@import|url\()\s*['\"]?(https?:)?//", text), path.name


class TestTemplates:
    @pytest.fixture
    def templates(self) -> dict[str, str]:
        folder = PROJECT / "templates"
        return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}

    @pytest.mark.parametrize(
        ("forbidden", "why"),
        [
            (r"<script(?![^>]*\bsrc=)[^>]*>", "a script written into the page"),
            (r"<style\b", "a style written into the page"),
            (r"<[^>]+\sstyle\s*=", "a style attribute"),
            (r"<[^>]+\son[a-z]+\s*=", "an event handler attribute"),
            (r"<[^>]+\shx-on\b", "a handler that htmx would have to evaluate"),
            (r"<(?:script|link|img|iframe)[^>]+(?:src|href)\s*=\s*[\"'](?:https?:)?//", "something from outside"),
        ],
    )
    def test_hold_nothing_that_the_content_policy_stops(self, templates, forbidden, why):
        found = {name: match[0] for name, text in templates.items() if (match := re.search(forbidden, text))}
        assert not found, why


class TestSeeds:
    """The five texts are evidence: no editor, and no setting of git, may change a byte of them."""

    @pytest.mark.parametrize(
        ("name", "sha256"),
        [
            ("000_d81a38a1084974ca.txt", "2a3c01f4006a520f706fddd7ea66c5e488fc6bd7783b6133a5fb5de002b7e390"),
            ("001_a2dd36a27ea8b63a.txt", "23f67b504294df1b2b13f3cb95db25335013658c6bc291be080274ac68adb551"),
            ("002_07960b524225f6b2.txt", "c2b03e52f0b0c42b765e7ecda4a8b7a2c3c9d9507e2d96e645c5511778a86292"),
            ("003_3c50e1bd063046b6.txt", "4de81cc1a5af6a273bf3c9c7ec5b608bf2ad213e834356d8aaee5cae4edb3b92"),
            ("004_5a129443efa31d2f.txt", "4041db446aec1bd356ba44ff8fe09cf4cf13794861d8daa81240d7e04110ceb0"),
        ],
    )
    def test_are_byte_for_byte(self, name, sha256):
        assert hashlib.sha256((PROJECT / "fixtures" / "seeds" / name).read_bytes()).hexdigest() == sha256
