"""The settings of the site. One file: what differs from machine to machine comes from the environment.

DATABASE_URL            where the database is (default: SQLite under the var folder)
ARCHIVE_VAR_DIR         where the site writes: database, index, collected static files, secret key (default: var/)
ARCHIVE_SECRET_KEY      the signing key (default: made once in the var folder, readable by its owner only)
ARCHIVE_ALLOWED_HOSTS   names the site answers to, separated by commas (default: localhost,127.0.0.1,[::1])
ARCHIVE_DEBUG           error pages with their innards; never in public (default: no)
ARCHIVE_HTTPS           the site is served over HTTPS, by itself or behind a proxy that says so (default: no)
ARCHIVE_REQUIRE_LOGIN   every page asks for a log-in first (default: no)
"""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from archive import environment

PROJECT_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = environment.folder("ARCHIVE_VAR_DIR", PROJECT_DIR / "var")

# --- The machine -----------------------------------------------------------------------------------------------------

DEBUG = environment.flag("ARCHIVE_DEBUG")
SECRET_KEY = environment.secret_key("ARCHIVE_SECRET_KEY", VAR_DIR / "secret_key")
ALLOWED_HOSTS = environment.items("ARCHIVE_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = environment.flag("ARCHIVE_HTTPS")
REQUIRE_LOGIN = environment.flag("ARCHIVE_REQUIRE_LOGIN")

# --- The applications ------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",  # above staticfiles, whose `runserver` it replaces
    "archive.apps.ArchiveAdminConfig",  # django.contrib.admin with the archive's own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "archive",  # above haystack, whose `rebuild_index` it replaces
    "haystack",
    "django_filters",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *(["django.contrib.auth.middleware.LoginRequiredMiddleware"] if REQUIRE_LOGIN else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- The database ----------------------------------------------------------------------------------------------------

# The default is no address but a path: in a folder called "Văn bản #1" an address would end at the "#".
database = {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR_DIR / "archive.sqlite3"}
if address := environment.text("DATABASE_URL"):
    try:
        database = dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    except ValueError as reason:
        raise ImproperlyConfigured(
            f"DATABASE_URL cannot be read: {reason} Write it like sqlite:////folder/archive.sqlite3 "
            "or postgres://user:password@host:5432/name."
        ) from reason

if database["ENGINE"] == "django.db.backends.sqlite3":
    database.setdefault("OPTIONS", {}).update(
        # Readers go on while one writes (WAL), and a commit survives the death of the process; only a power cut may
        # take the last commits, never the file (synchronous NORMAL: https://www.sqlite.org/wal.html#performance).
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        # Taking the write lock at the start makes a second writer wait its turn. Begun as a reader, it would fail at
        # its first write with "database is locked" at once, whatever the timeout.
        transaction_mode="IMMEDIATE",
        timeout=30,  # seconds a writer waits; longer than any import of one article takes
    )
DATABASES = {"default": database}

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- What the archive knows beforehand -------------------------------------------------------------------------------

REFERENCE_DIR = PROJECT_DIR / "fixtures" / "reference"  # organisations, provinces, directives, terms of the Party
SEEDS_DIR = PROJECT_DIR / "fixtures" / "seeds"  # the texts that a new archive begins with

# --- The search index ------------------------------------------------------------------------------------------------

HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "archive.search.engine.Engine",
        "PATH": VAR_DIR / "index",
        # Swallowed, a delete that meets another writer's lock is lost, and a ghost stays in the index.
        "SILENTLY_FAIL": False,
    },
}
# Haystack's base processor does nothing on save: the rows of an outbox tell what changed, and the search drains them.
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"

# --- Language and time -----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [PROJECT_DIR / "archive" / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60  # a year, in seconds
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

# --- Static files ----------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [PROJECT_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR_DIR / "media"

# --- Log-in ----------------------------------------------------------------------------------------------------------

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- What a browser is told ------------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Everything from this site, nothing written into the page: no inline script, style or event handler can run, so text
# that came from outside cannot either.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # The stylesheets of the pages and the admin carry small pictures (arrows, ticks) as data: addresses.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# A congress has hundreds of people, each some eight fields of the admin's form; Django's own limit is 1,000.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a balancer asks inside the machine, in plain HTTP
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60  # a year, which browsers' preload lists ask for at least
    SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # the neighbours' names are theirs to promise
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True

# --- The log ---------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "archive": {"level": "INFO"},
        # Django's own set-up mails errors to administrators and is silent without DEBUG; here they go to the log.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Django leaves it to the server to drop the body of an answer to HEAD; gunicorn does, and warns each time.
        "gunicorn.http.wsgi": {"level": "ERROR"},
        "django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
