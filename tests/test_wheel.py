"""The wheel carries templates and assets, and makes a site in an empty folder elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


def run(*command: str | Path, folder: Path, **variables: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, REPOSITORY, folder=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_the_wheel_carries_every_template_asset_and_data_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("templates", "assets"):
        for path in (REPOSITORY / folder).rglob("*"):
            if path.is_file():
                assert f"site_builder/{folder}/{path.relative_to(REPOSITORY / folder).as_posix()}" in names
    for path in (REPOSITORY / "site_builder" / "data").iterdir():
        assert f"site_builder/data/{path.name}" in names


def test_the_installed_wheel_makes_a_site_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """Its dependencies are those of this environment; the package itself is only the wheel's."""
    home = tmp_path / "home"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    (site_packages,) = home.glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site_packages)
    here = next(Path(entry) for entry in sys.path if entry.endswith("site-packages"))
    archive = tmp_path / "archive"
    # Appended, not put on PYTHONPATH: what the wheel holds must win over an editable install here.
    (site_packages / "dependencies.pth").write_text(f"{here}\n", encoding="utf-8")
    run(python, "-m", "site_builder", "init", archive, folder=tmp_path)
    run(python, "-m", "site_builder", "build", folder=archive)
    told = run(python, "-c", "import site_builder; print(site_builder.__file__)", folder=archive)
    assert Path(told.strip()).is_relative_to(home)
    assert "0 faults" in run(python, "-m", "site_builder", "check", folder=archive)
    assert (archive / "output" / "index.html").is_file()
