"""What is proposed to the operator from what the caller says; nothing of it decides anything (R-5.1.1, R-5.1.2)."""

from .proposal import Proposal
from .proposer import Facts, Proposals, Question, propose

__all__ = ["Facts", "Proposal", "Proposals", "Question", "propose"]
