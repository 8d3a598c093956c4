"""A static file server for the preview: on this machine only, nothing cached, pages that reload."""

from __future__ import annotations

import contextlib
import errno
import socket
import sys
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote, unquote, urlsplit

from site_builder.run.livereload import EVENTS_PATH, SCRIPT_PATH, Channel, script, with_script

HOST = "127.0.0.1"
_Request = socket.socket | tuple[bytes, socket.socket]

_PORTS_TO_TRY = 20
_HEARTBEAT_SECONDS = 15.0
_MISSING = "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>404</title><body><p>没有这一页。</body>"

_CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".gz": "application/gzip",
}


def content_type(path: Path) -> str:
    """The Content-Type of a file, the same on every system: by its suffix."""
    return _CONTENT_TYPES.get(path.suffix.lower(), "application/octet-stream")


def resolve(output: Path, request_path: str) -> Path | None:
    """The file or folder that a request path names, or None if that lies outside ``output``."""
    path = unquote(request_path, errors="surrogateescape")
    if "\0" in path or "\\" in path:
        return None
    root = output.resolve()
    target = (root / path.lstrip("/")).resolve()
    return target if target.is_relative_to(root) else None


class SiteServer(ThreadingHTTPServer):
    """Serves what ``output()`` names at the time of each request. Closing it ends every connection."""

    daemon_threads = False  # closing joins every thread, which ``close`` makes prompt
    allow_reuse_address = True

    def __init__(self, port: int, output: Callable[[], Path], channel: Channel) -> None:
        self.output = output
        self.channel = channel
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._loop = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1})
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}/"

    def start(self) -> None:
        """Answer requests, in a thread of its own."""
        self._loop.start()

    def close(self) -> None:
        """Stop answering; return when every thread of the server has ended."""
        self.channel.close()
        if self._loop.is_alive():
            self.shutdown()
            self._loop.join()
        with self._lock:  # a browser keeps idle connections open, on which a thread would wait
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def process_request(self, request: _Request, address: object) -> None:
        if isinstance(request, socket.socket):
            with self._lock:
                self._open.add(request)
        super().process_request(request, address)

    def shutdown_request(self, request: _Request) -> None:
        if isinstance(request, socket.socket):
            with self._lock:
                self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: _Request, client_address: object) -> None:
        """Report only our own faults: a browser that goes away in mid-answer is everyday business."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def bind(port: int, output: Callable[[], Path], channel: Channel) -> SiteServer:
    """A server on ``port`` or, if that is taken, on one of the next free ones. Raises OSError."""
    candidates = range(port, min(port + _PORTS_TO_TRY, 65536)) if port else (0,)
    for candidate in candidates:
        try:
            return SiteServer(candidate, output, channel)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise OSError(errno.EADDRINUSE, f"ports {port} to {candidates[-1]} are all taken")


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    server_version = "site-builder"
    sys_version = ""
    _hosts: ClassVar[frozenset[str]] = frozenset({HOST, "localhost"})

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if urlsplit(f"//{self.headers.get('Host', HOST)}").hostname not in self._hosts:
            # A foreign name that points here is how a foreign page would read the preview.
            self._send(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", b"Only this machine may read this.")
        elif path == EVENTS_PATH:
            self._stream()
        elif path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, _CONTENT_TYPES[".js"], script())
        else:
            self._file(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal belongs to the build."""

    def _file(self, path: str) -> None:
        target = resolve(self.server.output(), path)
        if target is not None and target.is_dir():
            if not path.endswith("/"):
                self._redirect(path)
                return
            target /= "index.html"
        content = _content(target)
        if target is None or content is None:
            missing = _content(self.server.output() / "404.html") or _MISSING.encode()
            self._send(HTTPStatus.NOT_FOUND, _CONTENT_TYPES[".html"], missing)
        else:
            self._send(HTTPStatus.OK, content_type(target), content)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        # Two slashes in front would lead to another host.
        self.send_header("Location", "/" + quote(unquote(path).lstrip("/")) + "/")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        if kind.startswith("text/html"):
            content = with_script(content, self.server.channel.state.generation)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        state: object = None
        seen = -1
        while self.command != "HEAD" and (news := self.server.channel.wait(seen, _HEARTBEAT_SECONDS)):
            self.wfile.write(b": still here\n\n" if news is state else news.message())
            state, seen = news, news.serial


def _content(path: Path | None) -> bytes | None:
    try:
        return path.read_bytes() if path else None
    except OSError:
        return None
