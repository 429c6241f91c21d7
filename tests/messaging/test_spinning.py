"""A consumer that computes instead of waiting."""

from hotline.messaging.spinning import Spinning


class Times:
    """A clock and a processor that a test moves."""

    wall = processor = 0.0

    def poll(self, wall: float, processor: float, brings: dict):
        """A poll that takes so long and computes so long."""

        def polled() -> dict:
            self.wall, self.processor = self.wall + wall, self.processor + processor
            return brings

        return polled


def _spinning(times: Times) -> Spinning:
    return Spinning(lambda: times.wall, lambda: times.processor)


def test_empty_polls_that_burn_a_processor_are_noticed():
    """After some seconds of it."""
    times = Times()
    spinning = _spinning(times)
    for _ in range(11):
        assert not spinning.has_lasted
        spinning.watched(times.poll(0.5, 0.4, {}))
    assert spinning.has_lasted


def test_waiting_and_work_are_no_spinning():
    """A poll that waits, or brings messages, begins the count anew."""
    times = Times()
    spinning = _spinning(times)
    for wall, processor, brings in [(4.0, 3.0, {}), (1.0, 0.01, {}), (4.0, 3.0, {}), (1.0, 1.0, {"p": [1]})] * 3:
        assert spinning.watched(times.poll(wall, processor, brings)) == brings
    assert not spinning.has_lasted
