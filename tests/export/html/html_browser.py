"""A headless Chromium, spoken to through two pipes (Chrome DevTools Protocol): no port, no driver, nothing to install for it."""

import base64
import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium() -> str | None:
    """The browser of this machine."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def axe() -> Path | None:
    """axe-core's script, which comes with the Python package axe-playwright-python."""
    try:
        files = metadata.files("axe-playwright-python") or []
    except metadata.PackageNotFoundError:
        return None
    return next((Path(str(file.locate())) for file in files if file.name == "axe.min.js"), None)


class Browser:
    """One tab. Calls wait for their answer; events are kept until they are asked for."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._rest = b""
        self._number = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Says a command and returns its result. Raises RuntimeError where the browser refuses it."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._number:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']}")
                return dict(said["result"])
            self.events.append(said)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            read = os.read(self._back, 1 << 20)
            if not read:
                raise RuntimeError("the browser went away")
            self._rest += read
        said, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(said))

    def wait(self, method: str) -> None:
        """Until an event of that name has come."""
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._next())

    def open(self, path: Path) -> None:
        """Loads a file; forgets earlier events."""
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri())
        self.wait("Page.loadEventFired")
        self.run("document.fonts.ready.then(() => true)")

    def run(self, script: str) -> Any:
        """The value of a script in the page, waiting for its promise."""
        done = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in done:
            raise RuntimeError(str(done["exceptionDetails"]))
        return done["result"].get("value")

    def size(self, width: int, height: int = 900) -> None:
        """The window, in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, name: str, **features: str) -> None:
        """Draws as for "screen" or "print", with features such as prefers_color_scheme."""
        listed = [{"name": key.replace("_", "-"), "value": value} for key, value in features.items()]
        self.call("Emulation.setEmulatedMedia", media=name, features=listed)

    def choose(self, key: str) -> None:
        """Presses the button of a text size or of colours."""
        self.run(f"document.querySelector('label[for=\"{key}\"]').click()")

    def broken_rules(self, script: str, *rules: str) -> list[str]:
        """What axe-core finds wrong with the page as it is drawn now: by these rules, or WCAG 2.2 AA and best practice."""
        self.run(script)
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
        options = json.dumps({"runOnly": only, "resultTypes": ["violations"]})
        found = self.run(
            f"axe.run(document, {options}).then(r => r.violations.map("
            "v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')))"
        )
        return list(found)

    def picture(self) -> bytes:
        """The whole page as PNG."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True, format="png")
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """The page printed as PDF, on the paper that it asks for."""
        self.media("")
        done = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=False, displayHeaderFooter=False)
        return base64.b64decode(done["data"])


@contextmanager
def browser(program: str, home: Path) -> Iterator[Browser]:
    """A browser with an empty profile in a folder of its own, ended at the end."""
    their_in, to = os.pipe()
    back, their_out = os.pipe()

    def pipes() -> None:
        theirs = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (their_in, their_out)]
        for number, end in enumerate(theirs, start=3):
            os.dup2(end, number)
            os.close(end)

    command = [
        program,
        "--headless=new",
        "--remote-debugging-pipe",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
    ]
    command += ["--disable-dev-shm-usage", "--no-first-run", f"--user-data-dir={home}", "--force-color-profile=srgb"]
    with subprocess.Popen(
        command, preexec_fn=pipes, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        os.close(their_in)
        os.close(their_out)
        try:
            yield Browser(to, back)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
            os.close(to)
            os.close(back)
