"""The audit's page in a real browser: it loads nothing, its filters work, and it can be read in light and dark."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sentry_sdk

from sentry_lint.audit import matrix
from sentry_lint.audit.html import page
from sentry_lint.audit.isolation import own_sdk
from sentry_lint.audit.items import Unknown
from sentry_lint.audit.report import Leak, Report
from sentry_lint.audit.surfaces import SURFACES

webdriver = pytest.importorskip("selenium.webdriver")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no Chromium with its driver here")


def clean(event: Any, hint: Any) -> Any:
    event.pop("message", None)
    return event


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (
        "headless", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "no-first-run", "window-size=1300,1400",
        "disable-background-networking", "disable-component-update", "disable-sync",
        f"user-data-dir={tmp_path_factory.mktemp('profile')}",
    ):  # fmt: skip
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    made = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield made
    made.quit()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page about a real run, with one of everything that is rare."""
    with own_sdk():
        sentry_sdk.init("https://key@sentry.invalid/1", before_send=clean, auto_enabling_integrations=False)
        report = matrix.run(["message", "tag", "breadcrumb", "attachment", "stream"], ["email", "password", "token"])
    report.leaks.append(Leak("user.named", "email", "event", "user.email", "raw", "before_send", allowed=True))
    report.dropped.append(("checkin.slug", "email"))
    report.unknown.append(Unknown("event", "<b>basket</b>"))
    report.names = ["iban", "passwd"]
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page(report, "shop.main:app"), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Any, written: Path) -> Any:
    browser.get("about:blank")
    browser.get_log("browser"), browser.get_log("performance")
    browser.get(written.as_uri())
    return browser


def one(browser: Any, name: str) -> Any:
    return browser.find_element("id", name)


def rows(browser: Any) -> list[str]:
    """The surfaces whose rows can be seen."""
    return [row.get_dom_attribute("data-surface") for row in browser.find_elements("css selector", "tr.part")
            if row.is_displayed()]  # fmt: skip


def families(browser: Any) -> list[str]:
    found = browser.find_elements("css selector", "tr.family")
    return [row.get_dom_attribute("data-family") for row in found if row.is_displayed()]


def heads(browser: Any) -> list[str]:
    found = browser.find_elements("css selector", "thead th[data-kind]")
    return [head.get_dom_attribute("data-kind") for head in found if head.is_displayed()]


def test_it_loads_nothing_and_nothing_is_refused(opened: Any, written: Path) -> None:
    messages = [json.loads(entry["message"])["message"] for entry in opened.get_log("performance")]
    asked = [message["params"] for message in messages if message["method"] == "Network.requestWillBeSent"]
    # The browser asks for pages of its own, too.
    here = [one["request"]["url"] for one in asked if one["documentURL"].startswith(written.as_uri())]
    assert here == [written.as_uri()]
    assert opened.get_log("browser") == []
    assert opened.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_its_policy_refuses_what_others_might_put_in(opened: Any) -> None:
    opened.execute_script(
        "const late = document.createElement('script'); late.textContent = 'window.ran = 1';"
        "const far = document.createElement('img'); far.src = 'http://127.0.0.1:9/x.png';"
        "document.body.append(late, far);"
    )
    assert opened.execute_script("return window.ran") is None
    said = " ".join(entry["message"] for entry in opened.get_log("browser"))
    assert "script-src" in said
    assert "127.0.0.1:9" in said and "Content Security Policy" in said


def test_families_first_and_a_click_opens_one(opened: Any) -> None:
    assert families(opened) == ["attachment", "breadcrumb", "checkin", "message", "tag", "user"]
    assert rows(opened) == []
    row = opened.find_element("css selector", "tr.family[data-family=tag]")
    button = row.find_element("tag name", "button")
    button.click()
    assert button.get_dom_attribute("aria-expanded") == "true"
    assert rows(opened) == [name for name in sorted(SURFACES) if name.startswith("tag.")]
    assert [cell.text for cell in row.find_elements("tag name", "td")] == ["8/8", "7/7", "7/7"]
    button.click()
    assert rows(opened) == []


def test_filters(opened: Any) -> None:
    one(opened, "surface").send_keys("data.N")
    assert rows(opened) == ["breadcrumb.data.named", "breadcrumb.data.nested", "breadcrumb.data.number"]
    assert one(opened, "count").text == "3 surfaces"
    one(opened, "kind").send_keys("password")
    assert heads(opened) == ["password"]
    one(opened, "only").click()
    # The SDK's own scrubber knows that name at the first level.
    assert rows(opened) == ["breadcrumb.data.nested", "breadcrumb.data.number"]
    assert opened.current_url.endswith("#surface=data.N&kind=password&only=leaks")


def test_a_filtered_view_can_be_linked_to(opened: Any, written: Path) -> None:
    opened.get(written.as_uri() + "#surface=message&kind=email&only=leaks")
    assert (heads(opened), rows(opened)) == (["email"], ["breadcrumb.message"])
    opened.get(written.as_uri() + "#kind=<nothing>&open=all")
    assert heads(opened) == ["email", "password", "token"]
    assert {"message", "tag.named", "user.named"} <= set(rows(opened))


def test_a_click_on_a_cell_says_where_and_which_hook(opened: Any, written: Path) -> None:
    opened.get(written.as_uri() + "#surface=tag.named")
    opened.find_element("css selector", "tr[data-surface='tag.named'] td").click()
    assert one(opened, "detail").text.splitlines() == [
        "tag.named, email: left the process", "event.tags.email (raw): before_send",
    ]  # fmt: skip
    one(opened, "surface").click()
    opened.find_element("css selector", "tr[data-family=tag] button").click()
    assert one(opened, "detail").text == ""


def test_the_texts(opened: Any) -> None:
    text = opened.find_element("tag name", "main").text
    for said in (
        "shop.main:app, sentry-sdk 2.", "failed: ", "left, to mend", "test_page.clean", "Mend before_send (",
        "Set before_breadcrumb (there is none)", "event.<b>basket</b>", "spans are not streamed",
        "2 names that the linter calls personal or secret", "bank or card data: 1", "attachment.name",
    ):  # fmt: skip
        assert said in text
    none = opened.find_elements("css selector", ".none")
    assert [element.text for element in none] == ["none"]


CONTRAST = """
const parse = text => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
function ground(element) {
  for (; element; element = element.parentElement) {
    const colour = parse(getComputedStyle(element).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
}
const found = {};
for (const element of document.querySelectorAll("body *")) {
  if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
  const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  const name = element.tagName + "." + element.className;
  found[name] = Math.min(found[name] || 99, ratio);
}
return [found, parse(getComputedStyle(document.body).backgroundColor)];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_in_light_and_dark(opened: Any, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    ratios, ground = opened.execute_script(CONTRAST)
    assert (min(ground) > 200) == (scheme == "light")
    assert len(ratios) > 15
    # WCAG 2.1, success criterion 1.4.3 (AA); 3 to 1 for large text.
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}


def test_a_report_of_nothing_is_a_page_too(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(page(Report("2.75.0")), encoding="utf-8")
    browser.get(path.as_uri())
    assert "failed: nothing is proven" in browser.find_element("css selector", ".verdict").text
    assert families(browser) == []
    assert browser.get_log("browser") == []
