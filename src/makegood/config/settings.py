"""Settings: read once, from the environment, with defaults that run on a laptop."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.utils.csp import CSP

from makegood.vault.secret_key import kept_secret_key

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("MAKEGOOD_HOME", "var")).resolve()

DEBUG = os.environ.get("MAKEGOOD_DEBUG") == "1"
DEMO = os.environ.get("MAKEGOOD_DEMO") == "1"  # demo accounts and the page of sent mail
SECRET_KEY = os.environ.get("MAKEGOOD_SECRET_KEY") or kept_secret_key(HOME / "secret-key")
KEY_RING_FILE = os.environ.get("MAKEGOOD_KEY_RING", str(HOME / "key-ring.json"))
BLOB_FOLDER = HOME / "blobs"
ALLOWED_HOSTS = ["*"]  # the brand middleware knows the hosts; an unknown one gets a 404
DESK_HOST = os.environ.get("MAKEGOOD_DESK_HOST", "localhost")
BASE_PORT = os.environ.get("MAKEGOOD_PORT", "")  # shown in links when it is not the usual one
BASE_SCHEME = os.environ.get("MAKEGOOD_SCHEME", "http" if DEMO else "https")
# Where mail goes: smtp://host:port, or folder:///somewhere for the demo.
MAIL_TO = os.environ.get("MAKEGOOD_MAIL", f"folder://{HOME / 'sent-mail'}")
# Whose Authentication-Results are believed: the name of our own mail server.
AUTHSERV_IDS = frozenset(filter(None, os.environ.get("MAKEGOOD_AUTHSERV_IDS", "").split(",")))

USE_TZ = True
TIME_ZONE = "UTC"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "makegood.signin",  # before allauth: its templates win
    "allauth",
    "allauth.account",
    "makegood.brands",
    "makegood.people",
    "makegood.receipts",
    "makegood.vault",
    "makegood.catalogue",
    "makegood.articles",
    "makegood.agreements",
    "makegood.ledger",
    "makegood.purchases",
    "makegood.intake",
    "makegood.tickets",
    "makegood.outbox",
    "makegood.events",
    "makegood.ui",
    "makegood.portal",
    "makegood.desk",
    "makegood.owner",
    "makegood.api",
    "makegood.mail",
    "makegood.jobs",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "makegood.api.middleware.speaks_json",  # before whatever may refuse with a page
    "makegood.api.middleware.counts_visits",
    "makegood.ui.middleware.sound_requests",
    "django.middleware.locale.LocaleMiddleware",  # above all that may answer with words
    "makegood.ui.middleware.brand_of_host",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "makegood.signin.sessions.session_ends",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "makegood.ui.middleware.reading_scope",
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
            ],
            "builtins": [
                "django.templatetags.i18n",
                "makegood.ui.templatetags.makegood",
                "makegood.ui.templatetags.tickets",
                "makegood.ui.templatetags.bought",
                "makegood.ui.templatetags.files",
                "makegood.ui.templatetags.words",
            ],
        },
    },
]
ROOT_URLCONF = "makegood.config.urls"
WSGI_APPLICATION = "makegood.config.wsgi.application"


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or query.get("host", [""])[0],
        "PORT": str(parts.port or query.get("port", [""])[0]),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Statements are planned once and then only run: pages ask the same ones again and again.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5},
    }


_SOCKET = HOME / "postgres" / "run"
DATABASES = {
    # The product connects as the app role; only migrations, `verify` and dumps use the owner's.
    "default": _database(
        os.environ.get("DATABASE_URL", f"postgresql://makegood@/makegood?host={_SOCKET}")
    ),
    "owner": _database(
        os.environ.get(
            "MAKEGOOD_OWNER_DATABASE_URL",
            f"postgresql://makegood_owner@/makegood?host={_SOCKET}",
        )
    ),
}
APP_ROLE = str(DATABASES["default"]["USER"])
DATABASE_ROUTERS = ["makegood.config.router.AppRoleRouter"]
CACHES = {
    "default": {
        # Shared by all processes: sign-in counts its tries here.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "signin_cache",
        # Beyond these the oldest are dropped, and with them tries that still count.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["makegood.signin.backend.Backend"]
SESSION_ENGINE = "makegood.signin.session_store"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("user_name", "address")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True  # our script reads none of them
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BASE_SCHEME == "https"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_FAILURE_VIEW = "makegood.ui.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if BASE_SCHEME == "https":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
FILE_UPLOAD_HANDLERS = ["makegood.outside.uploads.SealingHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes of a form without its files
API_PER_MINUTE = {"token": 300, "address": 600}  # requests

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "makegood.signin.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "user_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "address"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600  # seconds
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_PASSWORD_RESET_BY_CODE_CODE_FORMAT = ACCOUNT_LOGIN_BY_CODE_FORMAT
ACCOUNT_RATE_LIMITS = {
    # A key is a login in all its spellings, on all hosts; in the last two it is a brand.
    "login_failed": "50/15m/ip,5/15m/key",
    "request_login_code": "50/15m/ip,3/5m/key,10/3h/key",
    "reset_password": "50/15m/ip",
    "letter_to_person": "40/d/key",
    "letter_to_stranger": "1/d/key",
    "letters_to_persons": "1000/h/key",
    "letters_to_strangers": "100/h/key",
}
ACCOUNT_FORMS = {
    "request_login_code": "makegood.signin.forms.CodeRequestForm",
    "confirm_login_code": "makegood.signin.forms.CodeForm",
    "login": "makegood.signin.forms.PasswordForm",
    "reset_password": "makegood.signin.forms.ResetForm",
    "confirm_password_reset_code": "makegood.signin.forms.CodeForm",
    "reset_password_from_key": "makegood.signin.forms.NewPasswordForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are entered by commands, and codes prove them
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("MAKEGOOD_TRUSTED_PROXIES", "0"))

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = "makegood.ui.formats"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_WORKER_DEFAULTS = {"fetch_job_polling_interval": 0.5}
