"""LibreOffice as a second opinion: recalculates workbooks; tests skip aloud without it."""

import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice")
REASON = "ikke kontrolleret: LibreOffice (soffice) mangler på denne maskine"

needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason=REASON)


def converted(source: Path, kind: str, folder: Path) -> Path:
    """Convert a file with a profile of its own, so that nothing is shared between tests."""
    profile = (folder / "profile").absolute().as_uri()
    out = folder / "out"
    subprocess.run(
        [
            SOFFICE or "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return out / f"{source.stem}.{kind.partition(':')[0]}"


def emptied(data: bytes) -> bytes:
    """Return a workbook whose formulas carry no value, so that whoever reads it must calculate."""
    import io
    import re
    import zipfile

    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(sink, "w") as target:
        for path in source.namelist():
            content = source.read(path)
            if path.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v></v>", content)
                content = re.sub(rb' t="str"(><f>)', rb"\1", content)
            target.writestr(path, content)
    return sink.getvalue()


def recalculated(data: bytes, folder: Path) -> Path:
    """Return the workbook after LibreOffice has calculated every formula itself."""
    source = folder / "emptied.xlsx"
    source.write_bytes(emptied(data))
    return converted(source, "xlsx", folder)
