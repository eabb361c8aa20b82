"""Django's settings, made from :mod:`kostra.portal.miljo`. No secret and no place stands here."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from kostra.portal.miljo import PRODUKSJON, TEST, les

KOSTRA = les(os.environ)
HER = Path(__file__).parent

DEBUG = False
SECRET_KEY = KOSTRA.hemmelighet
ALLOWED_HOSTS = list(KOSTRA.verter)
ROOT_URLCONF = "kostra.portal.urls"
WSGI_APPLICATION = "kostra.portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
    "kostra.portal.utseende",
    "kostra.portal.konto",
    "kostra.portal.tilgang",
    "kostra.portal.runde",
    "kostra.portal.innsending",
    "kostra.portal.varsling",
    "kostra.portal.nedlasting",
    "kostra.portal.nettleser",
    "kostra.portal.revisjon",
    "kostra.portal.status",
    "kostra.portal.saksbehandling",
    "kostra.portal.api",
    "kostra.portal.drift",
]

MIDDLEWARE = [
    *(["kostra.portal.drift.maling.Maling"] if KOSTRA.metrikk_nokkel else []),
    "kostra.portal.vern.Vernhoder",  # headers on every answer, errors and static files included
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads its answers against BREACH
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kostra.portal.vern.Stotteref",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kostra.portal.utseende.sprak.Sprakvalg",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kostra.portal.konto.okt.Okt",  # idle and absolute limits, before any view
    "kostra.portal.utseende.sprak.Kontosprak",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kostra.portal.utseende.kontekst.felles",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# -- data ------------------------------------------------------------------------------------------
_database = dj_database_url.parse(KOSTRA.database, conn_max_age=600, conn_health_checks=True)
if _database["ENGINE"].endswith("sqlite3"):
    _database |= {
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "timeout": 20,
            # a write lock from the start: two readers that both turn writers would fail at once
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                "PRAGMA foreign_keys=ON;"
            ),
        },
    }
DATABASES = {"default": _database}
# throttles and locks live in the database, which all processes share; this is for templates only
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["sms", "epost", "vedlikehold", "mottak"],
    }
}

# -- who is who --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "konto.Bruker"
PASSWORD_HASHERS = ["kostra.portal.konto.hashing.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"kostra.portal.konto.passordregler.{regel}"}
    for regel in ("Lengde", "Likhet", "Vanlig", "Nytt")
]
LOGIN_URL = "konto:logg_inn"
LOGIN_REDIRECT_URL = "innsending:mine"
OTP_TOTP_ISSUER = "KOSTRA innrapportering"

_prefiks = "__Host-" if KOSTRA.sikker else ""  # the prefix demands Secure, which http can't give
SESSION_COOKIE_NAME = f"{_prefiks}kostra"
CSRF_COOKIE_NAME = f"{_prefiks}kostra-csrf"
LANGUAGE_COOKIE_NAME = f"{_prefiks}kostra-sprak"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = KOSTRA.sikker
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Strict"
SESSION_ENGINE = "kostra.portal.konto.oktlager"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
# not in a cookie of its own, which would be one more to guard
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_TRUSTED_ORIGINS = [KOSTRA.adresse]
CSRF_FAILURE_VIEW = "kostra.portal.utseende.feilsider.csrf"

# -- what the browser is told ------------------------------------------------------------------------
SECURE_HSTS_SECONDS = 63_072_000 if KOSTRA.sikker else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = KOSTRA.sikker
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if KOSTRA.bak_proxy else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Designsystemet draws its icons as data: masks
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "report-uri": ["/csp-rapport/"],
    }
}

# -- sizes -------------------------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_200_000  # a form, or one chunk of a file
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = [
    "kostra.portal.saksbehandling.listefil.Listemottaker",
    "kostra.portal.innsending.opplasting.mottaker.Konvoluttmottaker",
]

# -- languages, time ---------------------------------------------------------------------------------
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [HER / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

# -- files served ------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = KOSTRA.data / "static"
WHITENOISE_USE_FINDERS = KOSTRA.modus != PRODUKSJON
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_ALLOW_ALL_ORIGINS = False  # only our own pages use the files
_statisk = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if KOSTRA.modus == TEST
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # unused: see innsending
    "staticfiles": {"BACKEND": _statisk},
}

# -- mail, log ---------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = SERVER_EMAIL = KOSTRA.avsender
LOGGING_CONFIG = "kostra.portal.logging.sett_opp"
LOGGING = {"nivaa": KOSTRA.logg_nivaa, "kroker": KOSTRA.modus != TEST}
SILENCED_SYSTEM_CHECKS: list[str] = []
