"""Checks PDFs against an archive profile with veraPDF: `python -m hotline.testing.pdfa FLAVOUR FILE…`.

Prints one JSON object: for each file, the rules it breaks. A process of its own: a Java machine starts once in each.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from hotline.embedded.jvm import start_jvm

HEAP_MB = 512
TIME_LIMIT_S = 300


def broken_rules(files: Sequence[Path], flavour: str = "2b") -> dict[str, list[str]]:
    """File name → the rules that it breaks, e.g. `6.2.11.8-1: …`; an empty list is a conforming file."""
    command = [sys.executable, "-m", __name__, flavour, *map(str, files)]
    done = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT_S, check=True)
    return json.loads(done.stdout)


def main(flavour: str, *names: str) -> None:
    """Check each file and print what was found."""
    start_jvm("verapdf", heap_mb=HEAP_MB, is_quick=True)
    from jpype import JClass

    JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    profile = JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
    found = {}
    for name in names:
        parser = foundry.createParser(JClass("java.io.File")(name), profile)
        result = foundry.createValidator(profile, False).validate(parser)
        found[Path(name).name] = sorted({_rule(each) for each in result.getTestAssertions() if _is_broken(each)})
        if not found[Path(name).name] and not result.isCompliant():
            found[Path(name).name] = ["not compliant"]
        parser.close()
    print(json.dumps(found, ensure_ascii=False))


def _is_broken(assertion: object) -> bool:
    return str(assertion.getStatus()) != "passed"


def _rule(assertion: object) -> str:
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"


if __name__ == "__main__":
    main(*sys.argv[1:])
