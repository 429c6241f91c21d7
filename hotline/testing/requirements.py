"""Which tests show which requirement: `python -m hotline.testing.requirements` prints the table.

Exits 1 when a requirement has no test and isn't one of those that come later, or a test names one that doesn't
exist. Tests may name faults (F…) beside requirements; those aren't counted here.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
LIST = Path(__file__).with_name("requirements.yaml")


@dataclass(frozen=True)
class Coverage:
    """What is demanded, what comes later, and the tests by requirement, as `file::test`."""

    demanded: Mapping[str, str]
    later: frozenset[str]
    tests: Mapping[str, list[str]]

    @property
    def faults(self) -> list[str]:
        """What is wrong, in Chinese; empty when every requirement of today has its test."""
        unknown = set(self.tests) - set(self.demanded)
        return [
            *(f"{name} 没有测试：{self.demanded[name]}" for name in self.demanded
              if name not in self.tests and name not in self.later),
            *(f"测试所标的 {name} 不在要求之列" for name in sorted(unknown)),
        ]


def coverage(root: Path = ROOT) -> Coverage:
    """Read the list and the marks of all tests, without running any."""
    given = yaml.safe_load(LIST.read_text("utf-8"))
    tests: dict[str, list[str]] = defaultdict(list)
    for path in sorted((root / "tests").rglob("test_*.py")):
        for name, requirement in _marks(ast.parse(path.read_text("utf-8"))):
            tests[requirement].append(f"{path.relative_to(root / 'tests')}::{name}")
    return Coverage(given["requirements"], frozenset(given["later"]), dict(tests))


def _marks(module: ast.Module) -> Iterator[tuple[str, str]]:
    """(test, requirement) of every mark; a mark of the whole module counts for each of its tests."""
    of_module = [
        mark for node in module.body if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in node.targets)
        for mark in _requirements(node.value)
    ]
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [mark for decorator in node.decorator_list for mark in _requirements(decorator)]
            for requirement in [*of_module, *own]:
                yield node.name, requirement


def _requirements(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "requirement":
            names = (arg.value for arg in call.args if isinstance(arg, ast.Constant))
            yield from (name for name in names if name.startswith("R-"))


def main() -> None:
    """Print the table and what is wrong."""
    found = coverage()
    for name, words in found.demanded.items():
        shown = found.tests.get(name) or ["尚待续办" if name in found.later else "没有测试"]
        print(f"{name:8} {words}", *shown, sep="\n         ")
    covered = sum(name in found.tests for name in found.demanded)
    print(f"\n{covered}/{len(found.demanded)} 条要求有测试，{len(found.later)} 条尚待续办")
    for fault in found.faults:
        print(fault, file=sys.stderr)
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()
