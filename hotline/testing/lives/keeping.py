"""What must hold of every case whenever it comes to rest: chain, fold, documents in the store, secrecy."""

from collections.abc import Iterable

from hotline.domain.access import View, may_see_document, may_see_identity, view_of
from hotline.domain.case import Case
from hotline.domain.directory import Account
from hotline.domain.history import first_broken, folded_status
from hotline.domain.ports import DocumentStore
from hotline.domain.roles import Role


def history_faults(case: Case) -> list[str]:
    """The chain is intact, the state is the fold of the history, effects are there once."""
    faults = []
    if (broken := first_broken(case.history)) is not None:
        faults.append(f"{case.id}: entry {broken} doesn't fit the chain")
    if folded_status(case.history) is not case.status:
        faults.append(f"{case.id}: is {case.status}, the history says {folded_status(case.history)}")
    effects = [entry.effect for entry in case.history]
    return faults + [f"{case.id}: {effect} is there twice" for effect in {e for e in effects if effects.count(e) > 1}]


def document_faults(case: Case, store: DocumentStore) -> list[str]:
    """Every document of the case is in the store, and every printed order in the case."""
    known = {ref.id for ref in case.documents}
    faults = [f"{case.id}: {ref.id} isn't in the store" for ref in case.documents if store.find(ref.id) is None]
    printed = [order for order in case.orders if order.document_id]
    faults += [f"{case.id}: {order.id} isn't in the case" for order in printed if order.document_id not in known]
    if not case.is_open:
        faults += [f"{case.id}: ended before {order.id} was printed" for order in case.orders if order.is_pending]
    return faults


def view_faults(case: Case, accounts: Iterable[Account]) -> list[str]:
    """A unit without a part sees nothing; no unit sees who called in a protected case."""
    faults, held = [], {part.unit_id for part in case.assignments}
    for account in accounts:
        actor = account.actor
        if not actor.has(*Role.unit()):
            continue
        if actor.unit_id not in held and view_of(actor, case) is not View.NONE:
            faults.append(f"{case.id}: {account.id} sees it without a part in it")
        if case.is_protected and may_see_identity(actor, case):
            faults.append(f"{case.id}: {account.id} may see a protected caller")
        if actor.unit_id not in held and any(may_see_document(actor, case, ref) for ref in case.documents):
            faults.append(f"{case.id}: {account.id} may open a document without a part in it")
    return faults
