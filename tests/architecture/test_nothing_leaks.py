"""Nothing of a machine, a registry or a person gets into the repository or the logs."""

import ast
import re
import subprocess

LOGGED_NEVER = {"name", "phone", "address", "identity", "content", "unit_text", "password", "token", "caller", "answer"}
LOG_CALLS = {"debug", "info", "warning", "error", "exception", "critical"}
PAGES = r"(?:work/(?:filters|part|sign|slips)|home/part)\b"
PATHS = re.compile(rf"(?<![\w.])/(?!{PAGES})(work|root|home)/\w")
HOSTS = re.compile(r"\b(registry\.npm|pypi\.|files\.python|repo1?\.maven|maven\.g|docker\.io|ghcr\.|quay\.|gcr\.)")
MAY_NAME_PATHS = ("deploy/Dockerfile", "deploy/compose.yaml", "deploy/k8s/")


def _tracked(root) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name]


def _texts(root):
    for name in _tracked(root):
        try:
            yield name, (root / name).read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def test_no_path_of_a_machine_and_no_registry_host(source) -> None:
    """The tree is the same on every machine, and packages come from where the machine says."""
    if not (source.ROOT / ".git").exists():
        return
    found = [
        name for name, text in _texts(source.ROOT)
        if HOSTS.search(text) or (PATHS.search(text) and not name.startswith(MAY_NAME_PATHS))
    ]
    assert found == []


def test_no_log_call_names_what_identifies_a_person(source) -> None:
    """Logs carry ids, keys, counts and reasons."""
    found = [
        f"{source.name_of(path)}:{node.lineno} {keyword.arg}"
        for path in source.modules() for node in ast.walk(source.tree_of(path))
        if isinstance(node, ast.Call) and _is_log_call(node)
        for keyword in node.keywords if keyword.arg in LOGGED_NEVER
    ]
    assert found == []


def _is_log_call(call: ast.Call) -> bool:
    function = call.func
    return isinstance(function, ast.Attribute) and function.attr in LOG_CALLS and (
        "log" in ast.unparse(function.value).lower()
    )
