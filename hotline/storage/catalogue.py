"""The dispatch catalogue: lines entered by hand and lines made by rulings."""

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from ..domain.proposing.catalogue import CatalogueLine
from .connection import available, repeated


class MongoDispatchCatalogue:
    """Implements `ports.DispatchCatalogue`. A few hundred lines, read whole."""

    def __init__(self, db: Database):
        self._db = db

    @repeated
    def add(self, line: CatalogueLine) -> None:
        """Enter a line; a repeat of the same id changes nothing. Raises: FieldsRefused: it would hold for all."""
        line.require_sound()
        fields = line.model_dump(mode="json", exclude={"id"})
        with available():
            try:
                self._db.dispatch_catalogue.insert_one({"_id": line.id, **fields})
            except DuplicateKeyError:
                return

    @repeated
    def lines(self) -> list[CatalogueLine]:
        """All lines, those of rulings first, the newest of them first."""
        with available():
            found = list(self._db.dispatch_catalogue.find())
        lines = [CatalogueLine.model_validate({"id": line.pop("_id"), **line}) for line in found]
        return sorted(lines, key=lambda line: (bool(line.case_id), line.added_at, line.id), reverse=True)
