"""The preview over real HTTP: what is served, what open pages are told, what is refused."""

from __future__ import annotations

import http.client
import socket
import urllib.error
from pathlib import Path

import pytest

from site_builder.run.http import content_type, resolve
from site_builder.run.rebuild import RebuildOutcome, attempt
from site_builder.run.serve import Preview
from tests.run.preview_site import TIMEOUT, TinySite, get, previewed, states


def raw_get(preview: Preview, path: str, host: str = "") -> http.client.HTTPResponse:
    """A request exactly as given, which a well-behaved client would tidy up."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=TIMEOUT)
    connection.putrequest("GET", path, skip_host=bool(host))
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    return connection.getresponse()


def test_pages_are_served_with_the_script_that_files_do_not_have(site: TinySite, preview: Preview) -> None:
    with get(preview.url) as response:
        page = response.read().decode()
    assert "<p>first</p><script src" in page
    assert page.endswith("</script></body></html>")
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert "script" not in (site.output / "index.html").read_text("utf-8")
    with get(f"{preview.url}-/reload.js") as response:
        assert b"EventSource" in response.read()


def test_an_edit_begins_a_new_generation(site: TinySite, preview: Preview) -> None:
    told = states(preview)
    first = next(told)
    with get(preview.url) as response:
        assert f"generation={first['generation']}" in response.read().decode()
    site.seed.write_text("second", "utf-8")
    assert next(told)["generation"] != first["generation"]


def test_a_broken_edit_shows_and_the_next_one_heals(site: TinySite, preview: Preview) -> None:
    told = states(preview)
    good = next(told)
    site.seed.write_text("BROKEN", "utf-8")
    broken = next(told)
    assert broken["generation"] == good["generation"], "the page must not reload"
    assert broken["kept"] is True
    assert broken["problems"] == [
        {"where": "seeds/one.txt:7", "what": "It is broken.", "remedy": "Mend it.", "excerpt": ""}
    ]
    with get(preview.url) as response:
        assert "first" in response.read().decode()
    assert next(states(preview)) == broken, "a page opened now is told as well"
    site.seed.write_text("first", "utf-8")  # back to what it was: nothing to reload
    healed = next(told)
    assert (healed["problems"], healed["generation"]) == ([], good["generation"])
    site.seed.write_text("second", "utf-8")
    assert next(told)["generation"] != good["generation"]


def test_a_site_broken_from_the_start_heals_too(site: TinySite) -> None:
    site.seed.write_text("BROKEN", "utf-8")
    for preview in previewed(site):
        with pytest.raises(urllib.error.HTTPError) as missing:
            get(preview.url)
        assert "/-/reload.js" in missing.value.read().decode()
        told = states(preview)
        assert next(told)["problems"]
        site.seed.write_text("well", "utf-8")
        assert next(told)["problems"] == []
        with get(preview.url) as response:
            assert "well" in response.read().decode()


def test_a_fault_of_the_program_is_a_failure_with_its_place() -> None:
    def rebuild() -> RebuildOutcome:
        raise ZeroDivisionError("by nought")

    outcome = attempt(rebuild)
    assert outcome.failed
    (notice,) = outcome.problems
    assert notice.location.path == __file__
    assert "by nought" in notice.what


def test_missing_pages_get_the_sites_own_404(site: TinySite, preview: Preview) -> None:
    (site.output / "404.html").write_text("<body>ours</body>", "utf-8")
    with pytest.raises(urllib.error.HTTPError) as missing:
        get(f"{preview.url}no/such/page")
    assert missing.value.code == 404
    assert "ours" in missing.value.read().decode()


def test_a_folder_leads_to_its_index(site: TinySite, preview: Preview) -> None:
    (site.output / "页").mkdir()
    (site.output / "页" / "index.html").write_text("inner", "utf-8")
    with get(f"{preview.url}%E9%A1%B5") as response:
        assert response.url.endswith("%E9%A1%B5/")
        assert b"inner" in response.read()
    assert raw_get(preview, "//evil.example").status == 404
    assert raw_get(preview, "//%E9%A1%B5").headers["Location"] == "/%E9%A1%B5/"


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "/..%2fsecret.txt", "//../secret.txt"],
)
def test_nothing_outside_the_output_is_served(site: TinySite, preview: Preview, path: str) -> None:
    (site.root / "secret.txt").write_text("secret", "utf-8")
    response = raw_get(preview, path)
    assert response.status == 404
    assert b"secret" not in response.read()


def test_odd_paths_and_links_stay_inside(tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "link").symlink_to(tmp_path)
    assert resolve(output, "/a%00b") is None
    assert resolve(output, "/link/x") is None
    assert resolve(output, "/a/%2e%2e/b") == output / "b"


def test_other_hosts_names_are_refused(preview: Preview) -> None:
    assert raw_get(preview, "/", host="evil.example").status == 403
    assert raw_get(preview, "/", host=f"localhost:{preview.port}").status == 200


def test_a_taken_port_gives_the_next_free_one(site: TinySite, preview: Preview) -> None:
    other = Preview(site.rebuild, site.layout, lambda outcome, seconds: None, port=preview.port)
    with other:
        assert other.port != preview.port


def test_no_port_left_is_an_error_that_says_so(site: TinySite) -> None:
    with socket.create_server(("127.0.0.1", 65535)), pytest.raises(OSError, match="all taken"):
        Preview(site.rebuild, site.layout, lambda outcome, seconds: None, port=65535)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.JS", "text/javascript; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("unknown.xyz", "application/octet-stream"),
    ],
)
def test_content_types(name: str, kind: str) -> None:
    assert content_type(Path(name)) == kind
