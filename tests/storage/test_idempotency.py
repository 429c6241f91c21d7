"""Idempotency keys."""

from hotline.storage import MongoIdempotency


def test_repeat_gets_the_same_answer_and_another_body_is_told_apart(database):
    """One does it, the next waits, later ones get the answer."""
    store = MongoIdempotency(database)
    assert store.begin("1001", "k", "d").is_mine
    assert store.begin("1001", "k", "d") == store.begin("1001", "k", "d")
    assert not store.begin("1001", "k", "d").is_mine
    store.finish("1001", "k", {"case_id": "2026-000001"})
    assert store.begin("1001", "k", "d").answer == {"case_id": "2026-000001"}
    assert store.begin("1001", "k", "other").is_other_request
    assert store.begin("1002", "k", "d").is_mine


def test_refused_request_frees_its_key(database):
    """After a refusal the same key may carry the corrected form."""
    store = MongoIdempotency(database)
    store.begin("1001", "k", "d")
    store.give_up("1001", "k")
    assert store.begin("1001", "k", "corrected").is_mine
