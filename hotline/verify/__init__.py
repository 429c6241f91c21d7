"""Compares the stores: cases, instances, tasks, numbers, documents, events, counts (invariants I1 to I10)."""
