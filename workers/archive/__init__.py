"""立卷归档: the volume, its cover and contents, the seal, the end."""

from .assign_volume import assign_volume
from .close_case import close_case
from .make_cover import make_cover
from .print_records import print_records
from .seal_volume import seal_volume

JOBS = {
    "archive.assign_volume": assign_volume,
    "archive.print_records": print_records,
    "archive.make_cover": make_cover,
    "archive.seal_volume": seal_volume,
    "archive.close_case": close_case,
}
