"""House style, where it can be counted."""

import ast
from statistics import median, quantiles

FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "base", "manager", "misc"}
LONGEST_FILE_LINES = 400


def test_no_postponed_annotations(source) -> None:
    """They break the injection of jobs' parameters."""
    for path in source.modules("hotline", "workers", "gateway", "analytics", "tests", "benchmarks"):
        future = [n for n in source.tree_of(path).body if isinstance(n, ast.ImportFrom) and n.module == "__future__"]
        assert not future, source.name_of(path)


def test_modules_are_named_after_a_concept(source) -> None:
    """Nothing is called after having no name."""
    for path in source.modules():
        assert not FORBIDDEN_NAMES & {path.stem, *(parent.name for parent in path.relative_to(source.ROOT).parents)}


def test_files_are_small(source) -> None:
    """Median, tail and the longest."""
    lines = [len(path.read_text("utf-8").splitlines()) for path in source.modules()]
    assert median(lines) <= 80
    assert quantiles(lines, n=20)[-1] <= 300
    assert max(lines) <= LONGEST_FILE_LINES


def test_functions_are_small(source) -> None:
    """Nineteen of twenty have at most thirty-five lines."""
    lengths = [
        node.end_lineno - node.lineno + 1
        for path in source.modules() for node in ast.walk(source.tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert quantiles(lengths, n=20)[-1] <= 35


def test_templates_are_small(source) -> None:
    """Half of them have at most forty lines."""
    templates = [*(source.ROOT / "gateway" / "templates").rglob("*.html")]
    assert median(len(path.read_text("utf-8").splitlines()) for path in templates) <= 40


def test_every_module_says_what_it_is(source) -> None:
    """A docstring at its head."""
    assert [source.name_of(p) for p in source.modules() if not ast.get_docstring(source.tree_of(p))] == []


def test_every_test_says_the_behaviour(source) -> None:
    """A docstring of each test, the place to read what the product does."""
    silent = [
        f"{source.name_of(path)}::{node.name}"
        for path in source.modules("tests") for node in ast.walk(source.tree_of(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_nothing_is_left_to_do_later(source) -> None:
    """No marks of unfinished work."""
    marks = ("TO" + "DO", "FIX" + "ME")
    found = [
        source.name_of(path) for path in source.modules()
        if any(mark in path.read_text("utf-8") for mark in marks) or _has_stub(source.tree_of(path))
    ]
    assert found == []


def _has_stub(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Raise) and "NotImplementedError" in ast.dump(node) for node in ast.walk(tree)
    )
