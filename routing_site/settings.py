"""The settings of the site. All that differs between two sites comes from the environment.

docs/running-in-earnest.md has a table of the variables; a test holds the two lists equal.
"""

from pathlib import Path
from typing import Any

from routing_site import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent

# What a run leaves behind: database, key, caches, collected static files.
VAR = Path(env.text("ROUTEBOOK_VAR", str(BASE_DIR / "var"))).resolve()
SECRET_KEY_FILE = VAR / "secret-key"

DEBUG = env.switch("DEBUG", False)

# A site on one's own machine: plain HTTP, a key made for it. Where `make run` has been, its key
# stands, so commands typed by hand find the same site; a key in the environment ends that.
LOCAL = env.switch(
    "ROUTEBOOK_LOCAL", DEBUG or (not env.text("SECRET_KEY") and SECRET_KEY_FILE.exists())
)
SECRET_KEY = env.secret_key("SECRET_KEY", kept_in=SECRET_KEY_FILE if LOCAL else None)
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles: `runserver` then serves static files the way gunicorn does.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "docs_app",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Outside whitenoise, so that static files carry the headers too.
    "routing_site.middleware.ContentSecurityPolicyMiddleware",
    "routing_site.middleware.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "routing_site.middleware.PlainMethodsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "routing_site.middleware.ReadersSignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "docs_app.views.troubles.TroubleMiddleware",
]

ROOT_URLCONF = "routing_site.urls"
WSGI_APPLICATION = "routing_site.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR / 'routebook.sqlite3'}")}
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        # Seconds a writer waits for another: SQLite's busy_timeout.
        "timeout": 10,
        # A transaction takes the write lock when it starts. Taken at its first write, the lock
        # could be another's by then, and SQLite would fail at once instead of waiting.
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A hop's form sends some twenty fields for each of its rules: this is a gateway with a thousand.
# What is too long for its column is for the form to say, with the text still in it.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 25_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

CACHES = {
    "default": env.cache("CACHE_URL", "locmemcache://"),
    # Pictures, named by their content: shared by every worker, and kept when they restart.
    "renders": env.cache("RENDER_CACHE_URL", f"filecache://{VAR / 'cache' / 'renders'}"),
}

# Who may read, and how they sign in

ROUTEBOOK_LOGIN_REQUIRED = env.switch("ROUTEBOOK_LOGIN_REQUIRED", False)
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

# Drawing

GRAPHVIZ_ENGINE = env.choice("GRAPHVIZ_ENGINE", "wasm", ["wasm", "dot"])
RENDER_DEADLINE_SECONDS = env.number("RENDER_DEADLINE_SECONDS", 2, 1, 60)
RENDER_REDUCED_DEADLINE_SECONDS = env.number("RENDER_REDUCED_DEADLINE_SECONDS", 5, 1, 60)
RENDER_MEMORY_MB = env.number("RENDER_MEMORY_MB", 512, 64, 4096)
RENDER_PIXELS_MAX = env.number("RENDER_PIXELS_MAX", 24_000_000, 1_000_000, 100_000_000)

# What browsers are told

# The name and shape of Django 6's setting, read by our middleware until then.
SECURE_CSP = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'self'"],
    "form-action": ["'self'"],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Over HTTPS unless the site is a local one. Behind a proxy that ends TLS, gunicorn learns the
# scheme from X-Forwarded-Proto, of the proxies in FORWARDED_ALLOW_IPS alone.
HTTPS = env.switch("ROUTEBOOK_HTTPS", not LOCAL)
SECURE_SSL_REDIRECT = HTTPS
# Load balancers ask for health over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = env.number("SECURE_HSTS_SECONDS", 30 * 24 * 3600, 0, 10**9) if HTTPS else 0
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SILENCED_SYSTEM_CHECKS = [
    # What other hosts of the domain serve, and what browsers ship with, is not ours to promise.
    "security.W005",
    "security.W021",
    # Our own pages may frame our own pictures; the policy's frame-ancestors says the same.
    "security.W019",
]

# Where the site is, for what is made without anybody asking for a page: mail and webhooks.
ROUTEBOOK_ORIGIN = env.origin(
    "ROUTEBOOK_ORIGIN",
    f"http://localhost:{env.number('PORT', 8000, 1, 65535)}"
    if LOCAL
    else f"{'https' if HTTPS else 'http'}://{env.first_name(ALLOWED_HOSTS)}",
)

# Static files: named by their content in earnest, so browsers may keep them for ever.

STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "routing_site.fonts.FontFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Language and time

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True

# Mail and logs

vars().update(env.email("EMAIL_URL", "consolemail://"))
# Seconds: a mail server that does not answer must not hold up the others who are written to.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "routebook@localhost")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["console"],
        "level": env.choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"]),
    },
    "loggers": {
        # Django's own handlers would say each line twice, and mail the errors to nobody.
        "django": {"handlers": [], "propagate": True},
        # Django answers HEAD with a body and leaves it to the server to drop it, as WSGI allows;
        # gunicorn drops it and warns, at every question of a load balancer.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
