"""Opens report pages in headless Chromium, which is driven through pipes by its own protocol.

Every page at the width of a phone, light, and of a desk, dark: no message on the console, no
request, nothing wider than the window, and nothing that axe-core finds. Needs
Python's standard library only.

  browser.py AXE PMML FOLDER [--screenshots FOLDER] MODEL...
"""

import argparse
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# Colours do not depend on the width, so two views show all of both.
VIEWS = ((360, "light"), (1280, "dark"))
SILENT = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNREACHABLE = """[...document.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth
    && getComputedStyle(e).overflowX === 'auto' && e.tabIndex < 0).length"""
VIOLATIONS = """axe.run().then(r => JSON.stringify(r.violations.map(v => [v.impact, v.id,
    v.nodes.slice(0, 3).map(n => n.html.slice(0, 200))])))"""


class Browser:
    """One Chromium; commands go through its file 3, answers and events come through its file 4."""

    def __init__(self, program, profile):
        to_browser, self.out = os.pipe()
        self.inp, from_browser = os.pipe()

        def place_pipes():
            ends = os.dup(to_browser), os.dup(from_browser)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                   "--disable-dev-shm-usage", "--remote-debugging-pipe", "--no-first-run",
                   f"--user-data-dir={profile}"]
        self.process = subprocess.Popen([program, *options, "about:blank"], preexec_fn=place_pipes,
                                        pass_fds=(3, 4), stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.rest = b""
        self.number = 0
        self.events = []
        self.session = None

    def receive(self):
        while b"\0" not in self.rest:
            more = os.read(self.inp, 1 << 20)
            if not more:
                raise SystemExit("FAILED: the browser ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"FAILED: {method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.receive())

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in answer:
            raise SystemExit(f"FAILED: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def open_tab(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def show(self, url, width, scheme):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def screenshot(self, path):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        data = self.call("Page.captureScreenshot", clip=clip, captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(data))

    def close(self):
        self.session = None
        self.call("Browser.close")
        self.process.wait()


def findings(browser, axe, url):
    """What is wrong with the page that is shown."""
    wider = browser.evaluate(WIDER)
    if wider > 0:
        yield f"is {wider} pixels wider than the window"
    unreachable = browser.evaluate(UNREACHABLE)
    if unreachable:
        yield f"{unreachable} regions scroll but cannot be reached by keyboard"
    for event in browser.events:
        method, params = event.get("method"), event.get("params", {})
        if method in SILENT:
            yield f"said {json.dumps(params)[:400]}"
        if method == "Network.requestWillBeSent" and params["request"]["url"] not in (url, "data:,"):
            yield f"asked for {params['request']['url']}"
    browser.evaluate(axe + "; 1")
    for impact, rule, nodes in json.loads(browser.evaluate(VIOLATIONS)):
        yield f"axe-core, {impact}: {rule}: {nodes}"


def check_page(browser, axe, page, screenshots):
    wrong = 0
    for width, scheme in VIEWS:
        browser.show(page.as_uri(), width, scheme)
        for finding in findings(browser, axe, page.as_uri()):
            print(f"FAILED: {page.name} at {width} pixels, {scheme}: {finding}")
            wrong += 1
        if screenshots:
            browser.screenshot(screenshots / f"{page.stem}-{width}-{scheme}.png")
    return wrong


FAULTY = """<!DOCTYPE html><html><body><script>console.log(1)</script><img src="missing.png">
<div style="width:2000px;overflow:auto;height:9px"><p style="color:#eee">pale<br>pale</p></div>"""


def check_checks(browser, axe, folder):
    """A page with one fault of each kind must not pass."""
    page = folder / "faulty.html"
    page.write_text(FAULTY, encoding="utf-8")
    browser.show(page.as_uri(), *VIEWS[0])
    found = list(findings(browser, axe, page.as_uri()))
    missed = [words for words in ("wider than", "said", "asked for", "color-contrast", "image-alt")
              if not any(words in finding for finding in found)]
    for words in missed:
        print(f"FAILED: a faulty page has no finding with: {words}")
    return len(missed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("axe", type=pathlib.Path)
    parser.add_argument("pmml")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("models", nargs="+", type=pathlib.Path)
    parser.add_argument("--screenshots", type=pathlib.Path)
    arguments = parser.parse_args()
    program = shutil.which("chromium")
    if not program or not arguments.axe.exists():
        print("SKIPPED: " + ("axe-core was not fetched" if program else "chromium is not installed"))
        return 0
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    axe = arguments.axe.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as profile:
        browser = Browser(program, profile)
        browser.open_tab()
        wrong = check_checks(browser, axe, arguments.folder.resolve())
        for model in arguments.models:
            page = (arguments.folder / (model.stem + ".html")).resolve()
            subprocess.run([arguments.pmml, "report", model, "-o", page], check=True)
            wrong += check_page(browser, axe, page, arguments.screenshots)
        browser.close()
    print(f"{len(arguments.models)} pages, {len(VIEWS)} views each, {wrong} findings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
