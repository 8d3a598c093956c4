"""A browser for the tests: found on this machine, or fetched.

Run as a program (``python -m tests.browser_setup``) it looks on the PATH, then asks Debian's
``apt-get`` if it may, then Playwright's own download; it fails with the reason if none of them
gives a browser that starts. Tests only call ``find_browser``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

VARIABLE = "SITE_BUILDER_BROWSER"
"""Names a browser to use instead of the one that would be found."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PACKAGES = ("chromium", "fonts-noto-cjk")
_START_SECONDS = 90


def find_browser() -> Path | None:
    """The browser to test with: the one named by the variable, one on the PATH, or Playwright's own."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    own = _playwrights_own()
    return own if own is not None and own.is_file() else None


def fault_of(browser: Path) -> str:
    """Why a browser does not start, or nothing."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            str(browser),
            *FLAGS,
            f"--user-data-dir={profile}",
            "--dump-dom",
            "data:text/html,<p>alive",
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_START_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
    if b"alive" in done.stdout:
        return ""
    return done.stderr.decode(errors="replace").strip()[-800:] or f"it ended with {done.returncode}"


def main() -> int:
    """Set a browser up and say which it is; 1 if there is none that starts."""
    browser = find_browser() or _from_apt() or _from_playwright()
    if browser is None:
        _say("The browser tests need Chromium or Chrome, and none could be set up.")
        _say(f"Install one so that `chromium` is on the PATH, or set {VARIABLE} to its path.")
        return 1
    if fault := fault_of(browser):
        _say(f"The browser {browser} does not start:\n{fault}")
        _say("Install what it misses, or set", VARIABLE, "to the path of another Chromium or Chrome.")
        return 1
    _say(f"Browser for the tests: {browser}")
    return 0


def _from_apt() -> Path | None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    _say(f"No browser on the PATH: installing {', '.join(_PACKAGES)} with apt-get.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *_PACKAGES]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            _say(f"`{' '.join(command)}` failed.")
    return find_browser()


def _from_playwright() -> Path | None:
    _say("No browser on the PATH: asking Playwright for its own.")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find_browser()


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _say(*words: str) -> None:
    print(*words, file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
