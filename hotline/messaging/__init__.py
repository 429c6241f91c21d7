"""Adapters over Kafka: events go out in CloudEvents envelopes, streams are consumed without loss."""

from .consumer import Message, consume
from .envelope import PoisonEvent, open_envelope, seal_envelope
from .progress import Progress
from .publisher import KafkaEventPublisher
from .topics import case_topic, ensure_topics

__all__ = [
    "KafkaEventPublisher", "Message", "PoisonEvent", "Progress", "case_topic", "consume", "ensure_topics",
    "open_envelope", "seal_envelope",
]
