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
    rows = found(r"except (Base)?Exception\b", files(".py", under="flexdesk"))
    places = {row.split(":")[0] for row in rows}
    assert len(rows) <= 3, rows
    assert all("ui/" in place or "hooks" in place for place in places), rows


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


def test_every_test_can_fail():
    silent = []
    for path in files(".py", under="tests"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                source = ast.dump(node)
                if not re.search(
                    r"Assert\(|raises|warns|waitSignal|waitUntil|check|assert", source
                ):
                    silent.append(f"{name(path)}:{node.lineno} {node.name}")
    assert silent == []
