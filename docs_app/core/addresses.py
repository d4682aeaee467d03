"""Where everything lives on the site. The one place that knows; a test holds it to ``urls.py``."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

FORMATS = ("svg", "png", "pdf", "dot", "mermaid", "json")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of one architecture as it is, or as it was in ``version``."""

    architecture: str
    version: int | None = None

    @property
    def home(self) -> str:
        """Return the overview's address; every other begins with it."""
        base = f"/{self.architecture}/"
        return base if self.version is None else f"{base}versions/{self.version}/"

    def route(self, route: str) -> str:
        return f"{self.home}routes/{route}/"

    def step(self, route: str, number: int) -> str:
        """Return a step's own address; steps count from 1."""
        return f"{self.home}routes/{route}/steps/{number}/"

    def hop(self, hop: str) -> str:
        return f"{self.home}hops/{hop}/"

    def port(self, hop: str, port: str) -> str:
        return f"{self.hop(hop)}#port--{port}"

    def rule(self, hop: str, rule: str) -> str:
        return f"{self.hop(hop)}#rule--{rule}"

    def table(self, name: str) -> str:
        """Return a reference table's address: hops, ports, rules, zones, entry-points, lint..."""
        return f"{self.home}{name}/"

    def zone(self, zone: str) -> str:
        return f"{self.home}zones/#zone--{zone}"

    def entry_point(self, entry_point: str) -> str:
        return f"{self.home}entry-points/#entry--{entry_point}"

    def page(self, path: str) -> str:
        return f"{self.home}docs/{quote(path)}/"

    def diagram(self, format: str = "svg", route: str | None = None, **options: object) -> str:
        """Return a picture's address; options that are None are left out."""
        base = self.home if route is None else self.route(route)
        chosen = {name: value for name, value in options.items() if value is not None}
        return f"{base}diagram.{format}" + (f"?{urlencode(chosen)}" if chosen else "")
