"""Somebody at the page of a review: looks, fills in a form as a browser would, and sends it."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from django.contrib.auth.models import User
from django.test import Client

from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.reading import Sheet

REVIEW = "/storage/review/"
ASK, WITHDRAW, JUDGE, PUBLISH, REQUIRED, DISCARD = (
    f"{REVIEW}{act}/" for act in ("ask", "withdraw", "judge", "publish", "required", "discard")
)
NOBODY_FIRST = "Nothing was done."
SOMEBODY_FIRST = "Nothing was done: somebody was first."
KEPT = "What you had typed is kept."
LOOK_AGAIN = "This page shows it as it is now. Look again, and then decide."

MOVED = edited(storage(), "port:nlb/ingests", number=65533)
NAMED = edited(MOVED, "hop:nlb", name="the balancer")
NAMED_BY_BOB = "Bob changed the draft: Hop the balancer: name the balancer, was api-nlb"


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the page (of a redirect: where it led), and its messages."""

    status: int
    sheet: Sheet
    led_to: str = ""

    @property
    def stopped(self) -> list[str]:
        """Return what is said of an act that was not done."""
        inside = self.sheet.html.partition('class="stopped"')[2].partition("</div>")[0]
        return [each.text for each in Sheet(inside).all("p")]

    def shown_again(self, name: str) -> str:
        """Return the text in a field of the page, as a browser has it."""
        (field,) = self.sheet.all("textarea", id=name)
        return "".join(field.words).removeprefix("\n")

    @property
    def messages(self) -> list[str]:
        return [each.text for each in self.sheet.all("li", class_="message")]


@dataclass
class Visitor:
    """A signed-in client."""

    client: Client
    user: User

    def look(self, address: str = REVIEW, status: int = 200) -> Sheet:
        response = self.client.get(address)
        assert response.status_code == status, response.status_code
        return Sheet(response.content.decode())

    def send(self, action: str, page: Sheet, **typed: str) -> Answer:
        """Send the page's form of this action, with some fields filled in; follow where it leads.

        AssertionError: the page has no such form.
        """
        fields = forms(page)
        assert action in fields, f"{action} is none of {sorted(fields)}"
        return self.post(action, **{**fields[action], **typed})

    def post(self, action: str, **sent: str) -> Answer:
        response = self.client.post(action, sent)
        if response.status_code != 302:
            return Answer(response.status_code, Sheet(response.content.decode()))
        led_to = response.headers["Location"]
        led = self.client.get(led_to.partition("#")[0])
        return Answer(302, Sheet(led.content.decode()), led_to)


def visitor(user: User) -> Visitor:
    """Sign a user in."""
    client = Client()
    client.force_login(user)
    return Visitor(client, user)


def forms(page: Sheet) -> dict[str, dict[str, str]]:
    """Return what each form of the page would send as it stands, by its action.

    Of several to one address, the last.
    """
    parser = _Forms()
    parser.feed(page.html)
    return parser.forms


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, str]] = {}
        self.fields: dict[str, str] | None = None
        self.text: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form" and said.get("method") == "post":
            self.fields = self.forms[said["action"]] = {}
        elif self.fields is None:
            return
        elif tag == "input":
            self.fields[said["name"]] = said.get("value", "")
        elif tag == "textarea":
            self.text = said.get("name", "")
            self.fields[self.text] = ""

    def handle_data(self, data: str) -> None:
        if self.text is not None and self.fields is not None:
            self.fields[self.text] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.fields = None
        elif tag == "textarea":
            self.text = None
