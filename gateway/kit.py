"""What the gateway's routes may ask for; built by `hotline.bootstrap.build_gateway`."""

from typing import Protocol

from fastapi import Request

from hotline.change_over.ports import ChangeOvers
from hotline.domain import ports
from hotline.settings import Settings

from . import ports as gateway
from . import work_ports


class Kit(Protocol):
    """The gateway's collaborators, each under the name the rest of the system uses."""

    settings: Settings
    clock: ports.Clock
    cases: ports.CaseStore
    vault: ports.IdentityVault
    numbers: ports.Numbers
    document_store: ports.DocumentStore
    documents: ports.DocumentDesk
    directory: ports.Directory
    directory_records: gateway.DirectoryRecords
    calendars: ports.Calendars
    topics: ports.Topics
    catalogue: ports.DispatchCatalogue
    likeness: ports.LikenessIndex
    learned_models: ports.LearnedModels
    substitutions: ports.Substitutions
    worklist: ports.Worklist
    notices: ports.Notices
    attachments: ports.AttachmentStore
    engine: ports.Engine
    engine_view: ports.EngineView
    change_overs: ChangeOvers
    old_numbers: gateway.OldNumbers
    credentials: gateway.Credentials
    sessions: gateway.Sessions
    departures: gateway.Departures
    identity_provider: gateway.IdentityProvider | None
    account_records: gateway.AccountRecords
    second_factors: gateway.SecondFactors
    idempotency: gateway.Idempotency
    call_drafts: gateway.CallDrafts
    roster: gateway.Roster
    answering_days: gateway.AnsweringDays
    day_callers: gateway.DayCallers
    releases: gateway.Releases
    diagrams: gateway.Diagrams
    facts: gateway.Facts
    case_lists: gateway.CaseLists
    case_rows: gateway.CaseRows
    usual_opinions: gateway.UsualOpinions
    knowledge: gateway.Knowledge
    look_up_codes: gateway.LookUpCodes
    look_up_tries: gateway.LookUpTries
    revisions: gateway.Revisions
    work_filters: work_ports.WorkFilters
    slip_prints: work_ports.SlipPrints
    virus_scanner: work_ports.VirusScanner
    releasing: gateway.Releasing


def kit_of(request: Request) -> Kit:
    """The collaborators of the running application."""
    return request.app.state.kit
