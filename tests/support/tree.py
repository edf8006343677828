"""The checkout as the page tests read it; no git needed, a bare machine has none."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SKIPPED = {".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis", "out"}


def files(*suffixes: str, under: str = ".") -> Iterator[Path]:
    """Yield the files of the checkout with these endings, caches and .venv left out."""
    for path in sorted((ROOT / under).rglob("*")):
        wanted = not suffixes or path.suffix in suffixes
        if wanted and path.is_file() and not _SKIPPED & set(path.relative_to(ROOT).parts):
            yield path


def name(path: Path) -> str:
    """Return the path as the checkout knows it."""
    return path.relative_to(ROOT).as_posix()


def found(pattern: str, paths: Iterator[Path]) -> list[str]:
    """Return "file:line text" for every line the pattern is found in."""
    wanted = re.compile(pattern)
    return [
        f"{name(path)}:{number} {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        if wanted.search(line)
    ]
