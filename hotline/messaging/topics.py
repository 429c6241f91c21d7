"""Topics: one per aggregate, named after the installation's prefix."""

from kafka.admin import KafkaAdminClient, NewTopic
from kafka.errors import KafkaError, TopicAlreadyExistsError

from ..domain.errors import TemporarilyUnavailable
from ..settings import Settings

TIMEOUT_MS = 4_000
PARTITIONS = 6
BROKERS_DEFAULT = -1
KEPT_MS = 400 * 24 * 3_600_000


def case_topic(settings: Settings) -> str:
    """The topic of all events of cases; the key is the case id, so a case's events stay in order."""
    return f"{settings.topic_prefix}.case"


def ensure_topics(settings: Settings) -> None:
    """Create the topics that are missing, with the broker's own replication; those that exist stay as they are.

    Raises:
        TemporarilyUnavailable: the broker is away.
    """
    topic = NewTopic(
        name=case_topic(settings), num_partitions=PARTITIONS, replication_factor=BROKERS_DEFAULT,
        topic_configs={"retention.ms": str(KEPT_MS)},
    )
    try:
        admin = KafkaAdminClient(bootstrap_servers=settings.kafka(), bootstrap_timeout_ms=TIMEOUT_MS)
        try:
            admin.create_topics([topic], timeout_ms=TIMEOUT_MS)
        except TopicAlreadyExistsError:
            pass
        finally:
            admin.close()
    except KafkaError as error:
        raise TemporarilyUnavailable("消息系统暂时连接不上，请稍后再试") from error
