"""The options of curl that say what is sent, those that do not, and those nobody can follow here.

https://curl.se/docs/manpage.html
"""

from __future__ import annotations

from collections.abc import Mapping

METHOD = "method"
HEADER = "header"
DATA = "data"
JSON = "json"
ENCODED = "encoded"
UNUSED = "unused"
AGENT, REFERER, COOKIE = "User-Agent", "Referer", "Cookie"

TAKING: Mapping[str, str] = {
    "-X": METHOD,
    "--request": METHOD,
    "-H": HEADER,
    "--header": HEADER,
    "-d": DATA,
    "--data": DATA,
    "--data-ascii": DATA,
    "--data-binary": DATA,
    "--data-raw": "raw",
    "--data-urlencode": ENCODED,
    "--json": JSON,
    "--url": "url",
    "-A": AGENT,
    "--user-agent": AGENT,
    "-e": REFERER,
    "--referer": REFERER,
    "-b": COOKIE,
    "--cookie": COOKIE,
}
"""Options with a value that is part of the request."""

_WITH_VALUE = """
-o --output -w --write-out -m --max-time --connect-timeout --retry --retry-delay --cacert
--cert -E --key --resolve -x --proxy -D --dump-header -c --cookie-jar --limit-rate --trace
--trace-ascii --stderr -z --time-cond --interface --max-redirs --tls-max --ciphers
"""
IGNORED_VALUES = frozenset(_WITH_VALUE.split())
"""Options with a value that are not followed."""

_ALONE = """
-s --silent -S --show-error -v --verbose -L --location -k --insecure -i --include -f --fail
--fail-with-body -g --globoff -N --no-buffer -# --progress-bar -O --remote-name -J -4 -6
--ipv4 --ipv6 --compressed --http1.0 --http1.1 --http2 --http2-prior-knowledge --http3 -q
--disable --no-progress-meter --tlsv1.2 --tlsv1.3 --path-as-is -j --ssl-no-revoke
--remove-on-error --tcp-nodelay --no-keepalive
"""
IGNORED = frozenset(_ALONE.split())
"""Options without a value that are not followed."""

REFUSED: Mapping[str, str] = {
    "-u": "it sends a name and password; an API behind an authorizer wants a token, as -H"
    " 'Authorization: Bearer ...'",
    "-F": "the size of a form with parts is not known here; leave it out and write the body's"
    " size in the form instead",
    "-T": "the size of the file is not known here; leave it out and write the body's size in the"
    " form instead",
    "-K": "the file with more options is not known here; write them into the command",
}
REFUSED_NAMES = {
    "--user": "-u",
    "--form": "-F",
    "--form-string": "-F",
    "--upload-file": "-T",
    "--config": "-K",
}
