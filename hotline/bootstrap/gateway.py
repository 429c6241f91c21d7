"""What the gateway works with, beyond what jobs ask for."""

from dataclasses import dataclass

from hotline.settings import Settings
from hotline.single_sign_on import OidcProvider
from hotline.storage import (
    Cipher,
    MongoAccountRecords,
    MongoAnsweringDays,
    MongoAttachmentStore,
    MongoCallDrafts,
    MongoCaseLists,
    MongoCaseRows,
    MongoChangeOvers,
    MongoCredentials,
    MongoDayCallers,
    MongoDepartures,
    MongoDirectoryRecords,
    MongoIdempotency,
    MongoKnowledge,
    MongoLearnedModels,
    MongoLikenessIndex,
    MongoLookUpCodes,
    MongoLookUpTries,
    MongoNotices,
    MongoOldNumbers,
    MongoReleases,
    MongoRevisions,
    MongoRoster,
    MongoSecondFactors,
    MongoSessions,
    MongoSlipPrints,
    MongoSubstitutions,
    MongoUsualOpinions,
    MongoWorkFilters,
)
from hotline.storage.case_facts import MongoCaseFacts
from hotline.virus_scanning import ClamdScanner
from hotline.zeebe.diagrams import Diagrams
from hotline.zeebe.releasing import Releasing

from .collaborators import Collaborators, build_collaborators
from .releasing import build_releasing


@dataclass(frozen=True)
class GatewayCollaborators(Collaborators):
    """The gateway's collaborators: those of jobs, and accounts, sessions, idempotency keys, releases."""

    credentials: MongoCredentials
    change_overs: MongoChangeOvers
    old_numbers: MongoOldNumbers
    directory_records: MongoDirectoryRecords
    sessions: MongoSessions
    departures: MongoDepartures
    identity_provider: OidcProvider | None
    account_records: MongoAccountRecords
    second_factors: MongoSecondFactors
    idempotency: MongoIdempotency
    call_drafts: MongoCallDrafts
    roster: MongoRoster
    answering_days: MongoAnsweringDays
    day_callers: MongoDayCallers
    releases: MongoReleases
    diagrams: Diagrams
    releasing: Releasing
    facts: MongoCaseFacts
    likeness: MongoLikenessIndex
    learned_models: MongoLearnedModels
    notices: MongoNotices
    substitutions: MongoSubstitutions
    attachments: MongoAttachmentStore
    case_lists: MongoCaseLists
    case_rows: MongoCaseRows
    usual_opinions: MongoUsualOpinions
    knowledge: MongoKnowledge
    look_up_codes: MongoLookUpCodes
    look_up_tries: MongoLookUpTries
    revisions: MongoRevisions
    work_filters: MongoWorkFilters
    slip_prints: MongoSlipPrints
    virus_scanner: ClamdScanner


def build_gateway(settings: Settings) -> GatewayCollaborators:
    """Tie the gateway's adapters to their settings."""
    common = build_collaborators(settings)
    db = common.database
    releases, cipher = MongoReleases(db), Cipher.from_settings(settings)
    return GatewayCollaborators(
        **vars(common), credentials=MongoCredentials(db),
        change_overs=MongoChangeOvers(db, cipher), old_numbers=MongoOldNumbers(db),
        directory_records=MongoDirectoryRecords(db), sessions=MongoSessions(db), departures=MongoDepartures(db),
        identity_provider=OidcProvider(settings) if settings.oidc_issuer else None,
        account_records=MongoAccountRecords(db), second_factors=MongoSecondFactors(db, cipher),
        idempotency=MongoIdempotency(db), call_drafts=MongoCallDrafts(db, cipher), roster=MongoRoster(db),
        answering_days=MongoAnsweringDays(db), day_callers=MongoDayCallers(db, cipher, common.clock), releases=releases,
        diagrams=Diagrams(releases),
        releasing=build_releasing(releases, common.engine, common.clock), facts=MongoCaseFacts(db),
        likeness=MongoLikenessIndex(db, cipher), learned_models=MongoLearnedModels(db),
        notices=MongoNotices(db), substitutions=MongoSubstitutions(db),
        attachments=MongoAttachmentStore(db, cipher), case_lists=MongoCaseLists(db), case_rows=MongoCaseRows(db),
        usual_opinions=MongoUsualOpinions(db),
        knowledge=MongoKnowledge(db), look_up_codes=MongoLookUpCodes(db, cipher),
        look_up_tries=MongoLookUpTries(db, cipher), revisions=MongoRevisions(db),
        work_filters=MongoWorkFilters(db), slip_prints=MongoSlipPrints(db),
        virus_scanner=ClamdScanner.from_settings(settings),
    )
