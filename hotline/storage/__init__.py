"""Adapters over MongoDB: one module each for what the domain's ports ask of the database."""

from .account_records import MongoAccountRecords
from .answering_days import MongoAnsweringDays, MongoDayCallers
from .attachments import MongoAttachmentStore
from .calendars import MongoCalendars
from .call_drafts import MongoCallDrafts
from .case_facts import MongoCaseFacts
from .case_lists import MongoCaseLists
from .case_rows import MongoCaseRows
from .cases import MongoCaseStore
from .catalogue import MongoDispatchCatalogue
from .change_overs import MongoChangeOvers
from .cipher import Cipher
from .connection import connect, ensure_indexes
from .credentials import MongoCredentials
from .departures import MongoDepartures
from .directory import MongoDirectory
from .directory_records import MongoDirectoryRecords
from .documents import MongoDocumentStore
from .engine_projection import MongoEngineProjection
from .engine_view import MongoEngineView
from .idempotency import MongoIdempotency
from .knowledge import MongoKnowledge
from .learned_models import MongoLearnedModels
from .leases import MongoLeases
from .likeness_index import MongoLikenessIndex
from .look_up_codes import MongoLookUpCodes
from .look_up_tries import MongoLookUpTries
from .notices import MongoNotices
from .numbers import MongoNumbers
from .old_numbers import MongoOldNumbers
from .releases import MongoReleases
from .revisions import MongoRevisions
from .roster import MongoRoster
from .second_factors import MongoSecondFactors
from .sessions import MongoSessions
from .set_aside import MongoSetAside
from .slip_prints import MongoSlipPrints
from .substitutions import MongoSubstitutions
from .topics import MongoTopics
from .usual_opinions import MongoUsualOpinions
from .vault import MongoIdentityVault
from .work_filters import MongoWorkFilters
from .worklist import MongoWorklist

__all__ = [
    "Cipher", "MongoAccountRecords", "MongoAnsweringDays", "MongoAttachmentStore", "MongoCalendars",
    "MongoCallDrafts", "MongoCaseFacts", "MongoCaseLists", "MongoCaseRows", "MongoCaseStore", "MongoChangeOvers",
    "MongoCredentials", "MongoDayCallers", "MongoDepartures", "MongoDirectory", "MongoDirectoryRecords",
    "MongoDispatchCatalogue", "MongoDocumentStore", "MongoEngineProjection", "MongoEngineView", "MongoIdempotency",
    "MongoIdentityVault", "MongoKnowledge", "MongoLearnedModels", "MongoLeases", "MongoLikenessIndex",
    "MongoLookUpCodes", "MongoLookUpTries", "MongoNotices", "MongoNumbers", "MongoOldNumbers", "MongoReleases",
    "MongoRevisions", "MongoRoster", "MongoSecondFactors", "MongoSessions", "MongoSetAside", "MongoSlipPrints",
    "MongoSubstitutions", "MongoTopics", "MongoUsualOpinions", "MongoWorkFilters", "MongoWorklist", "connect",
    "ensure_indexes",
]
