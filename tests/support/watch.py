"""What a page in the browser tries that no page of ours may try."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Dialog, Page, Request, Response

# Everything in the document that could run, or lead to what does, and is not the site's own.
DANGERS = """() => {
  const found = [];
  const leads = ["href", "src", "action", "formaction", "data", "srcdoc"];
  for (const each of document.querySelectorAll("*")) {
    if (["iframe", "object", "embed", "base", "animate"].includes(each.localName)) {
      found.push(each.outerHTML.slice(0, 100));
    }
    if (each.localName === "script" && !each.src) found.push(each.outerHTML.slice(0, 100));
    if (each.hasAttribute("style") && each.getAttribute("style").includes("color:red")) {
      found.push(each.outerHTML.slice(0, 100));
    }
    for (const { name, value, localName } of each.attributes) {
      const wicked = leads.includes(localName) && /^\\s*(javascript|data|vbscript):/i.test(value);
      if (name.startsWith("on") || wicked) found.push(`${each.localName} ${name}=${value}`);
    }
  }
  return found;
}"""


@dataclass
class Watch:
    """What a page tried that no text may make it try."""

    host: str
    dialogs: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def dialog(self, opened: Dialog) -> None:
        self.dialogs.append(f"{opened.page.url if opened.page else ''}: {opened.message}")
        opened.dismiss()

    def request(self, sent: Request) -> None:
        if urlsplit(sent.url).netloc != self.host and not sent.url.startswith("data:"):
            self.foreign.append(sent.url)

    def response(self, received: Response) -> None:
        if received.status >= 400:
            self.missing.append(f"{received.status} {received.url}")


def watching(page: Page, site: str) -> Watch:
    """Return a watch over the page, which may ask the site at this address, and nobody else."""
    watch = Watch(urlsplit(site).netloc)
    page.on("dialog", watch.dialog)
    page.on("request", watch.request)
    page.on("response", watch.response)
    return watch
