"""Builds the wheel, installs it into an empty environment, reads with it there, and holds both sizes to their limits.

python -m tools.check_wheel
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.shown import ROOT

WHEEL_MB = 60
INSTALLED_MB = 400
"""onrecord and everything it needs, compiled files included; pip itself is the environment's."""

_NOT_OURS = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "wheel")


def main() -> int:
    """Build, install, read, weigh."""
    with tempfile.TemporaryDirectory(prefix="onrecord-wheel-") as folder:
        wheel = _built(Path(folder) / "dist")
        print(f"==> Installing {wheel.name} into an empty environment")
        python = _environment(Path(folder) / "venv")
        _run(python, "-m", "pip", "install", "--quiet", str(wheel))
        print("==> Reading examples/ with it, away from the checkout")
        page = _run(python, "-m", "onrecord", "read", str(ROOT / "examples"), folder=folder)
        print(page.split("\n\n", 2)[1])
        packages = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
        sizes = {"wheel": (_mb([wheel]), WHEEL_MB), "installed": (_mb(_files(Path(packages))), INSTALLED_MB)}
    for name, (size, limit) in sizes.items():
        print(f"{name}: {size:.0f} MB of at most {limit}")
    return 1 if any(size > limit for size, limit in sizes.values()) else 0


def _built(folder: Path) -> Path:
    print("==> Building the wheel")
    _run(Path(sys.executable), "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("onrecord-*.whl")
    return wheel


def _environment(folder: Path) -> Path:
    _run(Path(sys.executable), "-m", "venv", str(folder))
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(*command: str | Path, folder: str | None = None) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder or ROOT,
        env=clean | {"PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def _files(packages: Path) -> Iterator[Path]:
    for path in packages.rglob("*"):
        if path.is_file() and path.relative_to(packages).parts[0].split("-")[0] not in _NOT_OURS:
            yield path


def _mb(files: Iterator[Path] | list[Path]) -> float:
    return sum(path.stat().st_size for path in files) / 1e6


if __name__ == "__main__":
    raise SystemExit(main())
