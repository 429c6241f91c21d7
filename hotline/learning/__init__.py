"""Learns proposals from the city's own archived cases; what asks them is `hotline.domain.proposing.learned`."""

from .examples import Example, examples_of
from .training import Accuracy, TooFew, Trained, train

__all__ = ["Accuracy", "Example", "TooFew", "Trained", "examples_of", "train"]
