"""A study is taken in a real browser, by keys and mouse, and the report says what was chosen."""

import json

import pytest
from browser import CHROMIUM, chromium
from study_helpers import small_study, write_study

from gc_studio.cli import main

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed to take a study in")

SHOWN = """(async () => {
  for (;;) {
    const screen = [...document.querySelectorAll("main")].find((one) => !one.hidden).id;
    if (screen !== "question" || isReady) {
      const places = [...document.querySelectorAll("#stage img")].map((image) => study.pictures.indexOf(image.src));
      return [screen, document.getElementById("asked").textContent, places];
    }
    await new Promise(requestAnimationFrame);
  }
})()"""


def right_side(facts, asked, places, wishes):
    """Which side shows what a person of such wishes takes: systems by question."""
    original, *sides = places
    if original in sides:
        return sides.index(original)
    pair = next(own for own in facts["pairs"] if own["original"] == original and set(own["shown"]) == set(sides))
    wish = wishes["fidelity" if "original" in asked else "beauty"]
    wanted = next(name for name in wish if name in pair["systems"])
    return sides.index(pair["shown"][pair["systems"].index(wanted)])


def take(browser, facts, wishes, is_by_keys):
    """Answer to the end; on the way, one answer is taken back and given anew."""
    browser.click("#begin" if browser.value("element('anew').hidden") else "#anew")
    went_back, seen = False, []
    for _ in range(100):
        screen, asked, places = browser.value(SHOWN)
        if screen == "end":
            return seen
        if screen == "part":
            browser.key("Enter", 13) if is_by_keys else browser.click("#go")
            continue
        side = right_side(facts, asked, places, wishes)
        if len(seen) == 1 and not went_back:
            # A wrong answer, which is taken back.
            browser.key("12"[1 - side])
            assert browser.value(SHOWN)[2] != places
            browser.key("Backspace", 8)
            assert browser.value(SHOWN)[2] == places
            assert browser.value(f"element('choice-{1 - side}').getAttribute('aria-pressed')") == "true"
            went_back = True
        seen.append(asked)
        if is_by_keys:
            name = [("1", "2"), ("ArrowLeft", "ArrowRight")][len(seen) % 2][side]
            browser.key(name, {"ArrowLeft": 37, "ArrowRight": 39}.get(name, 0))
        else:
            browser.click(f"#choice-{side}")
    raise AssertionError("the study has no end")


def saved(browser, folder):
    """The file that the page gives."""
    browser.click("#save")
    begun = browser.wait_for("Browser.downloadWillBegin")
    browser.wait_for("Browser.downloadProgress", lambda event: event["state"] == "completed")
    return folder / begun["suggestedFilename"]


def test_a_study_is_taken_twice_and_the_report_knows(jacket, tmp_path, capsys):
    page = tmp_path / "study.html"
    facts = write_study(page, small_study(jacket[:64, :64]))
    with chromium(tmp_path) as browser:
        browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path), eventsEnabled=True)
        browser.open(page)
        asked = take(browser, facts, {"fidelity": ["studio"], "beauty": ["AVIF", "WebP"]}, is_by_keys=True)
        assert [question.endswith("original?") for question in asked] == [True] * 6 + [False] * 5
        first = saved(browser, tmp_path)
        # What is there is still there when the page is opened once more.
        browser.open(page, 390, 844, is_dark=False)
        browser.click("#begin")
        assert browser.value(SHOWN)[0] == "end"
        assert browser.value("element('answers').value") == first.read_text()
        browser.open(page, 390, 844, is_dark=False)
        take(browser, facts, {"fidelity": ["AVIF", "studio"], "beauty": ["AVIF", "WebP"]}, is_by_keys=False)
        second = saved(browser, tmp_path)
        problems = ("Runtime.exceptionThrown", "Log.entryAdded")
        assert [event for event in browser.events if event["method"] in problems] == []
        sent = [event["params"] for event in browser.events if event["method"] == "Network.requestWillBeSent"]
        assert {event["request"]["url"].split(":")[0] for event in sent} <= {"file", "data", "blob"}

    assert main(["study", "report", str(first), str(second), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["study"], found["people"], found["failed"]) == (facts["id"], 2, 0)
    means = {(*own["systems"], own["asked"]): (own["mean"], own["error"]) for own in found["preferences"]}
    assert means == {
        ("studio", "AVIF", "fidelity"): (50, 50),
        ("studio", "AVIF", "beauty"): (0, 0),
        ("studio", "WebP", "fidelity"): (100, 0),
        ("studio", "WebP", "beauty"): (0, 0),
    }
    assert found["preferences"][0]["file_bytes"] == [300.5, 310]
