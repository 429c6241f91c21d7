"""The tables of the readme are those of the models."""

from hotline.testing.models import FOLDER
from hotline.zeebe.model_index import index_folder
from hotline.zeebe.model_table import with_tables


def test_tables_are_in_step() -> None:
    """Renewed by `python -m hotline.zeebe.model_table bpmn --write`."""
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert with_tables(readme, index_folder(FOLDER)) == readme


def test_every_file_is_described() -> None:
    """Each model and table has its line."""
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert [path.name for path in FOLDER.glob("*.*mn") if f"`{path.name}`" not in readme] == []
