"""Ties the relay process together."""

import time

from prometheus_client import CollectorRegistry

from hotline.change_over import Runner
from hotline.messaging import KafkaEventPublisher
from hotline.relay.carrying import Carrying
from hotline.relay.process import RelayProcess
from hotline.relay.reconciler import Reconciler
from hotline.settings import Settings
from hotline.storage import MongoCaseRows, MongoCaseStore, MongoEngineView, MongoLeases, MongoSetAside, connect
from hotline.storage.call_drafts import purge_call_drafts
from hotline.zeebe import ZeebeEngine

from .change_over import build_change_over
from .collaborators import build_clock


def build_relay(settings: Settings, registry: CollectorRegistry) -> RelayProcess:
    """The relay over the adapters of the settings."""
    database, clock, engine = connect(settings), build_clock(settings), ZeebeEngine(settings)
    cases = MongoCaseStore(database)
    return RelayProcess(
        cases,
        Carrying(
            cases, MongoCaseRows(database), engine, KafkaEventPublisher(settings), MongoSetAside(database), clock
        ),
        Reconciler(cases, engine, MongoEngineView(database), clock), MongoLeases(database), registry,
        lambda: purge_call_drafts(database, time.time()),
    )


def build_change_over_runner(settings: Settings) -> Runner:
    """What checks and writes imports in the background; in the relay, which is always there."""
    return Runner(build_change_over(settings), MongoLeases(connect(settings)))
