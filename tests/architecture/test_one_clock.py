"""Business time comes from one place."""

import ast

BUSINESS_CLOCK = "hotline/calendar/clock.py"
WALL_TIME = {
    "hotline/bootstrap/relay.py": "drafts of calls are purged by the time they were kept",
    "hotline/storage/call_drafts.py": "a draft is kept for a day, whatever the clock of business says",
    "hotline/storage/leases.py": "who holds a lease must not lose it to a moved clock",
    "hotline/storage/sessions.py": "sessions end on wall time",
    "hotline/storage/departures.py": "who left for the identity provider comes back within minutes",
    "hotline/storage/idempotency.py": "how long a request may be under way",
    "hotline/storage/look_up_tries.py": "limits of tries must not be lifted by a moved clock",
    "hotline/storage/second_factors.py": "people's telephones make codes by wall time",
    "hotline/storage/sign_in_tries.py": "lock-out after wrong passwords",
    "hotline/testing/identity_provider.py": "tokens of another system end by wall time",
    "hotline/testing/engine_process.py": "the clock of the engine under test",
}
NOW = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time"),
       ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime")}


def _asks_for_now(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute)
        and (getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr) in NOW
        for node in ast.walk(tree)
    )


def test_only_the_clock_knows_the_present(source) -> None:
    """Nothing else asks for now, but for what lives on wall time, each with its reason."""
    asking = {source.name_of(path) for path in source.modules() if _asks_for_now(source.tree_of(path))}
    assert asking == {BUSINESS_CLOCK, *WALL_TIME}
