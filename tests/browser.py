"""A browser without a screen, in which pages are used as people use them."""

import json
import os
import select
import shutil
import subprocess
from contextlib import contextmanager

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

PATIENCE = 60
"""Seconds without a word from the browser."""


class Browser:
    """A page in headless Chromium, spoken to over two pipes: JSON, each message ended by a zero byte."""

    def __init__(self, write, read):
        self._write, self._read, self._rest, self._last = write, read, b"", 0
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.page(f"{domain}.enable")

    def call(self, method, session=None, **parameters):
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                return answer["result"]
            self.events.append(answer)

    def page(self, method, **parameters):
        return self.call(method, self.session, **parameters)

    def _next(self):
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._read], [], [], PATIENCE)
            data = os.read(self._read, 1 << 20) if ready else b""
            assert data, "the browser is gone, or says nothing"
            self._rest += data
        message, self._rest = self._rest.split(b"\0", 1)
        return json.loads(message)

    def wait_for(self, method, is_it=lambda event: True):
        """The next event of a kind, among those that came already, too."""
        while True:
            for event in self.events:
                if event["method"] == method and is_it(event["params"]):
                    self.events.remove(event)
                    return event["params"]
            self.events.append(self._next())

    def value(self, script):
        """What a script gives, or what its promise comes to."""
        answer = self.page("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def open(self, page, width=1280, height=800, is_dark=True):
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.page("Emulation.setDeviceMetricsOverride", **size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
        self.page("Emulation.setEmulatedMedia", features=[scheme])
        self.page("Page.navigate", url=page if isinstance(page, str) else page.as_uri())
        self.wait_for("Page.loadEventFired")

    def workers(self, session=None):
        """Sessions of the workers that the page, or one of its workers, has."""
        session = session or self.session
        how = {"waitForDebuggerOnStart": False, "flatten": True}
        before = len(self.events)
        self.call("Target.setAutoAttach", session, autoAttach=True, **how)
        found = [event["params"] for event in self.events[before:] if event["method"] == "Target.attachedToTarget"]
        return [worker["sessionId"] for worker in found]

    def key(self, name, code=0):
        text = {"text": "\r" if name == "Enter" else name} if name == "Enter" or len(name) == 1 else {}
        self.page("Input.dispatchKeyEvent", type="keyDown", key=name, windowsVirtualKeyCode=code, **text)
        self.page("Input.dispatchKeyEvent", type="keyUp", key=name, windowsVirtualKeyCode=code)

    def choose(self, selector, path):
        """Choose a file in a field for files."""
        field = self.page("Runtime.evaluate", expression=f"document.querySelector({selector!r})")["result"]
        self.page("DOM.setFileInputFiles", files=[str(path)], objectId=field["objectId"])

    def click(self, selector):
        box = self.value(
            f"(() => {{ const r = document.querySelector({selector!r}).getBoundingClientRect();"
            "return [r.x + r.width / 2, r.y + r.height / 2] })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.page("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)


@contextmanager
def chromium(folder):
    """A headless browser with a profile of its own."""
    to_read, we_write = os.pipe()
    we_read, to_write = os.pipe()
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"]
    command += ["--disable-dev-shm-usage", "--disable-background-networking", f"--user-data-dir={folder / 'profile'}"]

    # The browser reads from descriptor 3 and writes to 4.
    shell = f'exec "$@" 3<&{to_read} 4>&{to_write}'
    process = subprocess.Popen(
        ["/bin/bash", "-c", shell, "chromium", *command],
        pass_fds=(to_read, to_write),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(to_write)
    try:
        yield Browser(we_write, we_read)
    finally:
        os.close(we_write)
        process.kill()
        process.wait()
        os.close(we_read)
