"""Where everything lives on the site. The one place that knows; a test holds it to ``urls.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal
from urllib.parse import quote, urlencode

FORMATS = ("svg", "png", "pdf", "dot", "mermaid", "json")
ROOT = "/"
ACCOUNT = "/accounts/"
SEARCH = "/search/"
SEARCH_RESULTS = "/search.json"
CHECK_EXPORT = "/check-export/"

DRAFT: Final = "draft"
Edition = int | Literal["draft"] | None
"""Which text of an architecture: that of a version, the draft, or (None) the one readers see."""


def search(query: str = "", architecture: str | None = None) -> str:
    """Return the address of a search, in one architecture or in all."""
    wanted = {"q": query, "a": architecture}
    return SEARCH + _question({name: value for name, value in wanted.items() if value})


def markdown(page: str) -> str:
    """Return the address of a page's Markdown, given the page's own address."""
    return page.rstrip("/") + ".md"


def data(page: str) -> str:
    """Return the address of a page's JSON, given the page's own address."""
    return page.rstrip("/") + ".json"


def _question(wanted: Mapping[str, object]) -> str:
    return f"?{urlencode(wanted)}" if wanted else ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of one architecture as it is, as it was in ``version``, or as it is drafted."""

    architecture: str
    version: Edition = None

    @property
    def home(self) -> str:
        """Return the overview's address; every other begins with it."""
        base = f"/{self.architecture}/"
        if self.version is None:
            return base
        return f"{base}draft/" if self.version == DRAFT else f"{base}versions/{self.version}/"

    @property
    def versions(self) -> str:
        """Return the history's address: the same whatever version is read."""
        return f"/{self.architecture}/versions/"

    @property
    def feed(self) -> str:
        """Return where programs read what was published lately."""
        return f"/{self.architecture}/versions.atom"

    @property
    def review(self) -> str:
        """Return where it is shown what the draft would change."""
        return f"/{self.architecture}/review/"

    def reviewing(self, act: str) -> str:
        """Return where something is done: ask, withdraw, judge, publish, discard, required."""
        return f"{self.review}{act}/"

    @property
    def comments(self) -> str:
        """Return where a comment begins a thread."""
        return f"{self.review}comments/"

    def thread(self, number: int) -> str:
        """Return a thread's own address, where it is answered too."""
        return f"{self.review}threads/{number}/"

    @property
    def comparing(self) -> str:
        """Return where two editions to compare are chosen."""
        return f"/{self.architecture}/compare/"

    def compare(self, before: int | str, after: int | str) -> str:
        """Return where two editions are compared: numbers of versions, ``now``, ``draft``."""
        return f"/{self.architecture}/compare/{before}...{after}/"

    @property
    def seen(self) -> str:
        """Return where a reader says which version they have seen."""
        return f"{self.versions}seen/"

    def history(self, about: str = "") -> str:
        """Return where the versions are listed that changed something, or anything of a kind."""
        return self.versions + (f"?about={quote(about, safe=':/')}" if about else "")

    def changes(self, version: int) -> str:
        """Return where it is told what a version changed."""
        return f"{self.versions}{version}/changes/"

    def revert(self, version: int, change: str = "") -> str:
        """Return where one goes back to a version, or undoes one change of it, by its key."""
        base = f"{self.versions}{version}/revert/"
        return base + _question({"change": change} if change else {})

    def as_it_was(self, version: int) -> Addresses:
        """Return the addresses of the same pages in one version."""
        return replace(self, version=version)

    def as_drafted(self) -> Addresses:
        """Return the addresses of the same pages in the draft."""
        return replace(self, version=DRAFT)

    def as_it_is(self) -> Addresses:
        """Return the addresses of the same pages as they are now."""
        return replace(self, version=None)

    def route(self, route: str, example: str | None = None) -> str:
        """Return a route's address, drawn by one of its examples; None: by its first."""
        return f"{self.home}routes/{route}/" + _question({"example": example} if example else {})

    def step(self, route: str, number: int, example: str | None = None) -> str:
        """Return a step's own address; steps count from 1."""
        base = f"{self.home}routes/{route}/steps/{number}/"
        return base + _question({"example": example} if example else {})

    def hop(self, hop: str) -> str:
        return f"{self.home}hops/{hop}/"

    def failures(self, hop: str) -> str:
        """Return where it is told what can go wrong at a hop."""
        return f"{self.hop(hop)}failures/"

    def port(self, hop: str, port: str) -> str:
        return f"{self.hop(hop)}#port--{port}"

    def rule(self, hop: str, rule: str) -> str:
        return f"{self.hop(hop)}#rule--{rule}"

    def table(self, name: str) -> str:
        """Return a table's address: routes, hops, ports, rules, zones, entry-points, docs, lint."""
        return f"{self.home}{name}/"

    def zone(self, zone: str) -> str:
        return f"{self.home}zones/#zone--{zone}"

    def entry_point(self, entry_point: str) -> str:
        return f"{self.home}entry-points/#entry--{entry_point}"

    def page(self, path: str) -> str:
        return f"{self.home}docs/{quote(path)}/"

    def code(self, code: str) -> str:
        """Return where lint's code is explained."""
        return f"{self.home}lint/{code}/"

    def reason(self, code: str | None = None) -> str:
        """Return where the code of a step or an outcome is explained; None: where all are."""
        return f"{self.home}codes/" + (f"{code}/" if code else "")

    def trace(self, question: str = "") -> str:
        """Return where requests are traced; ``question`` is a query that says which."""
        return f"{self.home}trace/" + (f"?{question}" if question else "")

    def trace_diagram(self, format: str, question: str, **options: object) -> str:
        """Return the address of a traced request's picture; options that are None are left out."""
        chosen = {name: value for name, value in options.items() if value is not None}
        parts = "&".join(part for part in (question, urlencode(chosen)) if part)
        return f"{self.home}trace/diagram.{format}?{parts}"

    def errors(self, status: int | str | None = None, **seen: str) -> str:
        """Return where it is told who can have sent a status; None: where all statuses are.

        The status "none" is that of no answer at all. ``seen`` is what else was seen.
        """
        base = f"{self.home}errors/" + (f"{status}/" if status is not None else "")
        return base + _question({name: value for name, value in seen.items() if value})

    def edit(self, kind: str, name: str) -> str:
        """Return where something is changed: a zone, hop, entry, route, page, port, rule, example.

        A port, rule or example is named with its owner: ``nlb/bags``; a waiver by what it is of:
        ``NAME_UNLIKE/hop:items``.
        """
        return f"/admin/edit/{self.architecture}/{kind}/{quote(name)}/"

    def waive(self, code: str, subject: str) -> str:
        """Return where a finding is waived."""
        asked = {"architecture": self.architecture, "code": code, "subject": subject}
        return "/admin/docs_app/waiver/add/" + _question(asked)

    def file(self, name: str) -> str:
        """Return a file's address: architecture.json, architecture.yaml or llms.txt."""
        return f"{self.home}{name}"

    def review_pack(self, format: str) -> str:
        """Return where the whole is had as one file: pdf or html."""
        return f"{self.home}review-pack.{format}"

    def compare_pack(self, before: int | str, after: int | str, format: str) -> str:
        """Return where a comparison is had as one file: pdf or html."""
        return f"{self.compare(before, after)}review-pack.{format}"

    def compared_diagram(
        self, before: int | str, after: int | str, format: str, **options: object
    ) -> str:
        """Return the address of a comparison's picture; options that are None are left out."""
        chosen = {name: value for name, value in options.items() if value is not None}
        return f"{self.compare(before, after)}diagram.{format}{_question(chosen)}"

    def diagram(self, format: str = "svg", route: str | None = None, **options: object) -> str:
        """Return a picture's address; options that are None are left out."""
        base = self.home if route is None else self.route(route)
        chosen = {name: value for name, value in options.items() if value is not None}
        return f"{base}diagram.{format}{_question(chosen)}"
