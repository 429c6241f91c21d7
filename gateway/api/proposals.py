"""Proposals for a call that is being taken, for programs; a question that keeps nothing, so it needs no key."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from hotline.domain.case import Case
from hotline.domain.classification import EmergencyService, Organ
from hotline.domain.proposing import Proposal
from hotline.domain.roles import Actor

from .. import proposing
from ..form_reading import read_json
from ..kit import kit_of
from ..navigation import TAKES_CALLS
from ..openapi import door
from ..session import require
from .bodies import JsonBody
from .case_answers import Proposed

router = APIRouter(tags=["来电登记"])


@router.post("/proposals")
@door("智能提示", takes=proposing.Draft, gives=Proposed, note="只问不存")
def proposals(request: Request, actor: Actor = Depends(require(*TAKES_CALLS)), body: Any = JsonBody) -> Response:
    """Topics, units, urgency, organ, emergency service, likely duplicates and the masked text for a draft."""
    found = proposing.proposed_for(kit_of(request), actor, read_json(proposing.Draft, body))
    fields = found.fields
    return JSONResponse({
        "topics": _listed(fields.topics), "units": _listed(fields.units), "urgency": _listed(fields.urgency),
        "kind": _listed(fields.kind), "subject": fields.subject,
        "organ": [{**_one(p), "sentence": Organ(p.value).sentence} for p in fields.organs],
        "service": [{**_one(p), "sentence": EmergencyService(p.value).sentence} for p in fields.services],
        "reports_wrongdoing": _listed(fields.wrongdoing),
        "masked_text": fields.masked.text,
        "masked": [{"begin": s.begin, "end": s.end, "what": s.label} for s in fields.masked.spans],
        "secrecy_warning": fields.secrecy_warning,
        "duplicates": [
            {**_case(d.case), "reasons": list(d.reasons), "score": round(d.score, 3)} for d in found.duplicates
        ],
        "incidents": [_case(case) for case in found.incidents],
        "earlier": [_case(case) for case in found.earlier],
        "caller": {"cases": found.caller_count, "last_satisfaction": found.last_satisfaction},
    })


def _listed(proposals: Any) -> list[dict[str, Any]]:
    return [_one(proposal) for proposal in proposals]


def _one(proposal: Proposal) -> dict[str, Any]:
    return proposal.model_dump()


def _case(case: Case) -> dict[str, Any]:
    return {
        "case_id": case.id, "subject": case.subject, "status": case.status, "registered_at": case.registered_at,
        "is_open": case.is_open, "is_mass_incident": case.is_mass_incident, "children": len(case.child_ids),
    }
