"""The local sink: notices are kept in the system only. Default in demonstrations and tests."""

from . import Outgoing


class Sink:
    """Takes everything; what it took is seen on the page of notices."""

    def send(self, outgoing: Outgoing) -> None:
        """The notice itself is the record: nothing else is kept."""
