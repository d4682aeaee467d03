"""Who gets what at every address of the site, where reviews are required: one table.

A draft was written by a maintainer and by the author, who reviews too; the maintainer asked for its
review, and another reviewer approved it. What an answer did is undone before the next is asked for.
All are of the staff, as the admin is for them alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.urls import resolve

from docs_app import models, versions
from docs_app.core.architecture import Waiver
from tests.core.builders import storage
from tests.core.edits import edited
from tests.site.access import COLUMNS, METHODS, answered, every_route, read_table, sessions
from tests.support.people import member
from tests.versions.people import SLUG, saved

# What stands for {page}: the pages that each edition of an architecture has.
PAGES = """
    hops/ hops/nlb/ hops/nlb/failures/ ports/ rules/ zones/ entry-points/ routes/ routes/bags/
    routes/bags/steps/1/ docs/ docs/overview/ lint/ lint/NOT_RECORDED/ errors/none/ errors/504/
    codes/ codes/GW_NO_ROUTE/ architecture.json architecture.yaml llms.txt routes/bags.md hops.md
    hops/nlb.md ports.md rules.md zones.md entry-points.md docs/overview.md lint.md diagram.svg
    trace.md errors.md errors/none.md errors/504.md
    routes/bags/diagram.svg trace/diagram.svg?method=GET&url=http://a/ review-pack.html
"""

# door: sent to where one signs in. One answer is that of all columns; of two, the first is that of
# who has not signed in. 409: they may, but somebody asked for this review already; 400: they may,
# but not here: a draft is pending, or they wrote in it.
#   reading it:  anonymous reader maintainer reviewer author  |  sending its form: the same
TABLE = """
site
    /                                             | 302                  | 405
    /architectures.json                           | 200                  | 405
    /search/                                      | 200                  | 405
    /search.json                                  | 200                  | 405
    /check-export/                                | 200                  | 400
    /accounts/                                    | door 200             | door 405
    /accounts/login/                              | 200                  | 200
    /accounts/logout/                             | 405                  | 302
    /healthz                                      | 200                  | 405
    /favicon.ico                                  | 302                  | 405
    /storage/hops/nlb/.md                         | 302                  | 405
    /lint/NAME_UNLIKE/                            | 302                  | 405

published
    /storage/                                     | 200                  | 405
    /storage.md                                   | 200                  | 405
    /storage/{page}                               | 200                  | 405
    /storage/errors/                              | 200                  | 200
    /storage/trace/                               | 200                  | 200
    /storage/versions/                            | 200                  | 405
    /storage/versions.md                          | 200                  | 405
    /storage/versions.atom                        | 200                  | 405
    /storage/versions/seen/                       | 405                  | door 302
    /storage/versions/1/                          | 200                  | 405
    /storage/versions/1.md                        | 200                  | 405
    /storage/versions/1/{page}                    | 200                  | 405
    /storage/versions/1/errors/                   | 200                  | 200
    /storage/versions/1/trace/                    | 200                  | 200
    /storage/versions/1/changes/                  | 200                  | 405
    /storage/versions/1/changes.md                | 200                  | 405
    /storage/compare/                             | 200                  | 405
    /storage/compare/1...now/                     | 200                  | 405
    /storage/compare/1...now.md                   | 200                  | 405
    /storage/compare/1...now.json                 | 200                  | 405
    /storage/compare/1...now/diagram.svg          | 200                  | 405
    /storage/compare/1...now/review-pack.html     | 200                  | 405

draft
    /storage/draft/                               | door 403 200 200 200 | 405
    /storage/draft.md                             | door 403 200 200 200 | 405
    /storage/draft/{page}                         | door 403 200 200 200 | 405
    /storage/draft/errors/                        | door 403 200 200 200 | door 403 200 200 200
    /storage/draft/trace/                         | door 403 200 200 200 | door 403 200 200 200
    /storage/compare/now...draft/                 | door 403 200 200 200 | 405
    /storage/compare/now...draft.md               | door 403 200 200 200 | 405
    /storage/compare/now...draft.json             | door 403 200 200 200 | 405
    /storage/compare/now...draft/diagram.svg      | door 403 200 200 200 | 405
    /storage/compare/now...draft/review-pack.html | door 403 200 200 200 | 405

review
    /storage/review/                              | door 403 200 200 200 | door 403 405 405 405
    /storage/review/ask/                          | door 403 405 405 405 | door 403 409 409 409
    /storage/review/withdraw/                     | door 403 405 405 405 | door 403 302 302 302
    /storage/review/judge/                        | door 403 405 405 405 | door 403 403 302 400
    /storage/review/publish/                      | door 403 405 405 405 | door 403 302 302 302
    /storage/review/discard/                      | door 403 200 200 200 | door 403 302 302 302
    /storage/review/required/                     | door 403 405 405 405 | door 403 403 400 400
    /storage/review/comments/                     | door 403 405 405 405 | door 403 302 302 302
    /storage/review/threads/{thread}/             | door 403 200 200 200 | door 403 302 302 302
    /storage/versions/1/revert/                   | door 403 200 403 200 | door 403 302 403 302

admin
    /admin/                                       | door 200             | door 200
    /admin/login/                                 | 200 302              | 200
    /admin/logout/                                | 302 405              | 302
    /admin/password_change/                       | door 200             | door 200
    /admin/password_change/done/                  | door 200             | door 405
    /admin/autocomplete/?{asked}                  | door 200             | door 405
    /admin/jsi18n/                                | door 200             | door 405
    /admin/r/{type}/{hop}/                        | door 404             | door 404
    /admin/docs_app/                              | door 200             | door 200
    /admin/nothing/                               | door 404             | door 404
    /admin/edit/storage/hop/nlb/                  | door 404 302 302 302 | door 405
    /admin/preview/storage/text/                  | door 405             | door 403 200 403 200

rows
    /admin/docs_app/{row}/                        | door 200             | door 200
    /admin/docs_app/{row}/add/?{here}             | door 403 200 403 200 | door 403 200 403 200
    /admin/docs_app/{row}/{pk}/                   | door 302             | door 302
    /admin/docs_app/{row}/{pk}/change/            | door 302 200 200 200 | door 403 200 403 200
    /admin/docs_app/{row}/{pk}/history/           | door 302 200 200 200 | door 302 200 200 200
    /admin/docs_app/{free}/{pk}/delete/           | door 403 200 403 200 | door 403 302 403 302
    /admin/docs_app/zone/{zone}/delete/           | door 403 200 403 200 | door 403 200 403 200
    /admin/docs_app/architecture/{architecture}/delete/ | door 403       | door 403

others
    /admin/docs_app/version/                      | door 403 200 200 200 | door 403 200 200 200
    /admin/docs_app/version/add/                  | door 403             | door 403
    /admin/docs_app/version/{version}/            | door 302             | door 302
    /admin/docs_app/version/{version}/change/     | door 403 200 200 200 | door 403
    /admin/docs_app/version/{version}/delete/     | door 403             | door 403
    /admin/docs_app/version/{version}/history/    | door 403 200 200 200 | door 403 200 200 200
    /admin/docs_app/webhook/                      | door 403 403 200 200 | door 403 403 200 200
    /admin/docs_app/webhook/add/                  | door 403 403 200 200 | door 403 403 200 200
    /admin/docs_app/webhook/{webhook}/            | door 302             | door 302
    /admin/docs_app/webhook/{webhook}/change/     | door 403 403 200 200 | door 403 403 200 200
    /admin/docs_app/webhook/{webhook}/delete/     | door 403 403 200 200 | door 403 403 302 302
    /admin/docs_app/webhook/{webhook}/history/    | door 403 403 200 200 | door 403 403 200 200
    /admin/auth/{account}/                        | door 403             | door 403
    /admin/auth/{account}/add/                    | door 403             | door 403
    /admin/auth/{account}/{pk}/                   | door 302             | door 302
    /admin/auth/{account}/{pk}/change/            | door 403             | door 403
    /admin/auth/{account}/{pk}/delete/            | door 403             | door 403
    /admin/auth/{account}/{pk}/history/           | door 403             | door 403
    /admin/auth/user/{user}/password/             | door 403             | door 403
"""
EACH = {
    "page": PAGES.split(),
    "row": ("architecture", "entrypoint", "hop", "page", "route", "waiver", "zone"),
    "free": ("entrypoint", "hop", "page", "route", "waiver"),
    "account": ("group", "user"),
}
ROWS = read_table(TABLE, EACH)

SENT = {
    "text": "So.",
    "kind": "approve",
    "required": "off",
    "about": "hop:nlb",
    "do": "reply",
    "all": "yes",
    "post": "yes",
    "number": "1",
}
"""What forms want; each takes what it knows of it."""


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """Return an account for each column but the first."""
    made = {name: member(name.title(), name.title()) for name in COLUMNS[1:4]}
    made["author"] = member("Maintainer", "Author")
    made["author"].groups.add(Group.objects.get(name="Reviewer"))
    return made


@pytest.fixture
def names(people: dict[str, User]) -> dict[str, object]:
    """Let a draft be written and approved; return what stands for each name in the table."""
    approver = member("Reviewer", "Approver")
    waiver = Waiver("NAME_UNLIKE", "hop:items", "Ann", "It stays.", date(2999, 1, 1))
    first = replace(storage(), waivers=(waiver,))
    versions.create(first, None, "First")
    versions.set_review_required(SLUG, approver, True)
    moved = edited(first, "port:nlb/ingests", number=65533)
    saved(moved, people["maintainer"])
    saved(edited(moved, "hop:nlb", name="balancer"), people["author"])
    versions.ask_review(SLUG, people["maintainer"], "Please look.")
    seen = versions.state(SLUG).draft_hash
    versions.judge(SLUG, approver, "approve", "", seen)
    versions.begin(SLUG, approver, "hop:nlb", "So be it.")
    models.Webhook.objects.create(architecture=models.Architecture.objects.get(), url="http://a.b/")
    every = (getattr(models, name) for name in models.__all__)
    return {
        **{
            each.__name__.lower(): each.objects.first().pk
            for each in every
            if each.objects.exists()
        },
        "group": Group.objects.get(name="Reviewer").pk,
        "user": approver.pk,
        "type": ContentType.objects.get_for_model(models.Hop).pk,
        "here": "architecture=storage",
        "asked": "app_label=docs_app&model_name=hop&field_name=zone",
        "seen": seen,
    }


@pytest.mark.parametrize("section", sorted({row.section for row in ROWS}))
@pytest.mark.parametrize("method", METHODS)
def test_each_address_answers_each_person_as_the_table_says(
    people: dict[str, User], names: dict[str, object], section: str, method: str
) -> None:
    rows = [row for row in ROWS if row.section == section]
    known = sessions(people)
    sent = {**SENT, "seen": str(names["seen"])}

    answers = {
        row.address: " ".join(
            answered(known[name], method, row.address.format(**names), sent) for name in COLUMNS
        )
        for row in rows
    }

    assert answers == {row.address: " ".join(row.answers[method]) for row in rows}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_no_address_knows_another_method(
    people: dict[str, User], names: dict[str, object], method: str
) -> None:
    known = sessions(people)

    answers = {
        (row.address, name): answered(known[name], method, row.address.format(**names), {})
        for row in ROWS
        for name in ("anonymous", "author")
    }

    assert {key: answer for key, answer in answers.items() if answer != "405"} == {}


def test_the_table_has_every_address_of_the_site(names: dict[str, object]) -> None:
    asked = {resolve(row.address.format(**names).partition("?")[0]).route for row in ROWS}

    assert asked == {route.replace("^", "") for route in every_route()}
