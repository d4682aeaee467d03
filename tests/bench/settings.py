"""The site's own settings, with the empty view among its addresses."""

from routing_site.settings import *  # noqa: F403 - settings are made to be overlaid

ROOT_URLCONF = "tests.bench.urls"
