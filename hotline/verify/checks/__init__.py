"""One module per store that is compared with the cases; each check yields what differs."""

from . import attachments, cases, documents, engine, families, figures, limits, numbers, rows

ALL = (
    cases.acknowledged, cases.states, cases.chains, cases.left_over, engine.instances, engine.tasks,
    engine.stuck_jobs, numbers.chains, numbers.cases_numbered, documents.in_both_stores, documents.one_per_number,
    documents.bytes_unchanged, documents.orders_printed, families.both_ways, families.closed_together,
    attachments.kept, figures.counted, limits.as_recorded, rows.as_cases,
    rows.on_shelves,
)
