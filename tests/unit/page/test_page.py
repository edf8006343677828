"""What every page of the code must hold: a house rule that is broken breaks a test here."""

import ast
import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.tree import ROOT, files, found, name

LONGEST_MODULE = 600
DATE_PART = r"(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}"


def _modules():
    return list(files(".py"))


def test_no_module_is_longer_than_600_lines():
    long = {name(p): n for p in _modules() if (n := len(p.read_text("utf-8").splitlines())) > 600}
    assert len(_modules()) > 5
    assert long == {}


def test_top_level_holds_only_what_is_fixed():
    seen = {p.name for p in ROOT.iterdir() if not p.name.startswith(".") and p.name != "out"}
    assert seen == {
        "pyproject.toml", "flexdesk", "resources", "tests", "installer", "README.md", "LICENSE",
    }  # fmt: skip


def test_each_room_says_its_purpose_and_what_it_may_import():
    rooms = [p for p in (ROOT / "flexdesk").iterdir() if (p / "__init__.py").is_file()]
    assert rooms
    for room in rooms:
        text = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""
        assert "May import" in text, room.name


def test_no_machine_path_and_no_registry_host_is_committed():
    # put together here so that this line does not find itself
    words = [
        "/wor" + "k/",
        "/far" + "m/",
        r"/roo" + r"t/\.",
        "pypi" + r"\.org",
        "python" + "hosted",
    ]
    rows = found("|".join(words), files(".py", ".toml", ".md", ".txt", ".json", ".sh", ".csv"))
    assert rows == []


def test_only_the_vector_file_holds_cpr_shapes_that_are_not_replacement_numbers():
    paths = (p for p in files(".py", ".toml", ".json", ".csv", ".md") if p.name != "test_cpr.py")
    assert found(rf"(?<![0-9a-f.]){DATE_PART}-?[0-9]{{4}}(?![0-9a-f.])", paths) == []


def test_broad_excepts_stand_in_three_places_only():
    rows = found(r"except Exception\b", files(".py", under="flexdesk"))
    assert len(rows) <= 3, rows
    assert all("ui/" in row for row in rows), rows


def test_what_catches_everything_to_tidy_up_raises_it_again():
    kept = []
    for path in files(".py", under="flexdesk"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_broad = isinstance(node, ast.ExceptHandler) and "BaseException" in ast.dump(node)
            if is_broad and not any(isinstance(part, ast.Raise) for part in ast.walk(node)):
                kept.append(f"{name(path)}:{node.lineno}")
    assert kept == []


def test_the_lock_holds_every_dependency_at_an_allowed_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {
        "requirements.txt": project["dependencies"],
        "requirements-test.txt": project["dependencies"] + project["optional-dependencies"]["test"],
        "requirements-build.txt": project["optional-dependencies"]["build"],
    }
    for file, wanted in groups.items():
        locked = _locked((ROOT / "installer" / file).read_text("utf-8"))
        for row in map(Requirement, wanted):
            versions = locked[canonicalize_name(row.name)]
            assert any(row.specifier.contains(version) for version in versions), (file, str(row))


def _locked(text):
    locked = {}
    for distribution, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", text, re.MULTILINE):
        locked.setdefault(canonicalize_name(distribution), []).append(version)
    return locked


def test_the_lock_has_hashes_and_no_address():
    for path in (ROOT / "installer").glob("requirements*.txt"):
        text = path.read_text("utf-8")
        assert text.count("--hash=sha256:") >= len(re.findall(r"^\S+==", text, re.MULTILINE))
        assert "://" not in text


def test_readme_names_the_two_commands_and_ci_runs_the_second():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 installer/run.py\n" in readme
    assert "python3 installer/run.py test" in readme
    assert (
        (ROOT / ".ci" / "run").read_text().rstrip().endswith("exec python3 installer/run.py test")
    )


def test_pictures_named_in_the_readme_are_there():
    readme = (ROOT / "README.md").read_text("utf-8")
    for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme):
        assert (ROOT / target).is_file(), target


ASSERTS = re.compile(r"Assert\(|raises|warns|waitSignal|waitUntil|check|assert")


def _asserting(tree):
    """Return the names of functions that assert, themselves or by one they call in this file."""
    bodies = {n.name: ast.dump(n) for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    good = {called for called, body in bodies.items() if ASSERTS.search(body)}
    for _ in bodies:
        more = {c for c, body in bodies.items() if any(f"id='{g}'" in body for g in good)}
        if more <= good:
            break
        good |= more
    return good


def test_every_test_can_fail():
    silent = []
    for path in files(".py", under="tests"):
        tree = ast.parse(path.read_text("utf-8"))
        good = _asserting(tree)
        silent.extend(
            f"{name(path)}:{node.lineno} {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and node.name.startswith("test_")
            and node.name not in good
        )
    assert silent == []
