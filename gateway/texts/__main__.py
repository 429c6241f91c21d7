"""Writes the catalogue of a language anew: `python -m gateway.texts en`. What is translated stays."""

import json
import sys

from ..rendering import environment
from .catalogue import FOLDER, renewed
from .collecting import every_text


def main() -> None:
    """Find all texts and write the file."""
    path = FOLDER / f"{sys.argv[1]}.json"
    old = json.loads(path.read_text("utf-8")) if path.exists() else {}
    texts = renewed(every_text(environment), old)
    path.write_text(json.dumps(texts, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{path.name}：{len(texts)} 条，待译 {sum(not text for text in texts.values())} 条")


if __name__ == "__main__":
    main()
