"""A unit's return was accepted: its part goes to another, on the same limit (R-4.2)."""

from hotline.domain.avoidance import units_to_avoid
from hotline.domain.case import Case
from hotline.domain.dispatching import replace_unit as part_of_the_other
from hotline.domain.dispatching import replaced, slip_claim
from hotline.domain.documents import DocumentKind
from hotline.domain.ports import CaseStore, Clock, Directory, DispatchCatalogue, DocumentDesk, Topics
from hotline.domain.proposing.rulings import line_of_ruling


def replace_unit(
    case_id: str, attempt: int, unit_id: str, replacing_unit_id: str,
    *, cases: CaseStore, documents: DocumentDesk, directory: Directory, catalogue: DispatchCatalogue, topics: Topics,
    clock: Clock,
) -> dict:
    """Assign the other unit and print its slip; a precedent becomes a line of the dispatch catalogue.

    Reads: case_id, attempt, unit_id, replacing_unit_id. Writes: unit_id. BPMN errors: none.
    Idempotent by: case, attempt and the unit that takes over.
    """
    replacing = directory.unit(replacing_unit_id)

    def assigned(case: Case) -> None:
        avoided = units_to_avoid(case.reported_unit_id, directory.units())
        part_of_the_other(case, unit_id, replacing, attempt, avoided)

    case = cases.change(case_id, assigned)
    if (line := line_of_ruling(case, unit_id, attempt, topics.tree())) is not None:
        catalogue.add(line)
    part = case.assignment(replacing_unit_id, attempt)
    now = clock.now()
    slip = documents.issue(
        DocumentKind.TRANSFER_SLIP, case, claim=slip_claim(case_id, attempt, replacing_unit_id), at=now,
        unit_id=replacing_unit_id,
    )
    cases.change(case_id, lambda case: replaced(case, part, slip, at=now))
    return {"unit_id": replacing_unit_id}
