"""The caller's own look-up: by number and code, a limited number of wrong tries, the same answer to every wrong one."""

import ipaddress
import unicodedata

from fastapi import Request

from hotline.domain.case import Case
from hotline.domain.errors import NotFound
from hotline.domain.looking_up import LookUpForm, PublicView, TooManyTries, not_found, public_view, spoken
from hotline.domain.roles import Actor

from .case_reading import number_typed
from .kit import Kit

IPV6_NETWORK_BITS = 64
UNKNOWN = "unknown"


def code_to_read_out(kit: Kit, actor: Actor, case: Case) -> str:
    """The code for the operator who took the call; empty for everybody else."""
    return spoken(kit.look_up_codes.issue(case.id)) if case.registered_by == actor.account_id else ""


def look_up(kit: Kit, form: LookUpForm, address: str) -> PublicView:
    """What is told of the matter.

    Every wrong try costs the same questions to the database, whether the number exists or not.

    Raises:
        FieldsRefused: a field is empty, or the code has a slip of the pen; nothing was looked at.
        NotFound: number and code don't belong together.
        TooManyTries: from this address or for this number; also the right code is not tried then.
    """
    form.require_sound()
    case_id = _number(kit, form.number)
    subjects = _count_try(kit, address, case_id)
    if not kit.look_up_codes.opens(case_id, form.code):
        raise not_found()
    case = kit.cases.get(case_id)
    for subject in subjects:
        kit.look_up_tries.take_back(subject, _window_s(kit))
    return public_view(case, _parent_of(kit, case), kit.clock.now())


def address_of(request: Request) -> str:
    """Where the request comes from; of IPv6 the network, since a household holds as many addresses as it likes."""
    host = request.client.host if request.client else UNKNOWN
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((int(address), IPV6_NETWORK_BITS), strict=False))
    return str(address)


def _number(kit: Kit, typed: str) -> str:
    """The number a person means; what can't be one is tried as it is, and fits nothing."""
    try:
        return number_typed(unicodedata.normalize("NFKC", typed), kit.clock.now().year)
    except NotFound:
        return typed[:40]


def _count_try(kit: Kit, address: str, case_id: str) -> list[str]:
    """Count the try before it is made, so that many at once can't outrun the limit."""
    settings, subjects = kit.settings, [f"address/{address}", f"number/{case_id}"]
    limits = (settings.look_up_tries_per_address, settings.look_up_tries_per_number)
    counts = [kit.look_up_tries.count(subject, _window_s(kit)) for subject in subjects]
    if any(count > limit for count, limit in zip(counts, limits, strict=True)):
        left_s = kit.look_up_tries.seconds_left(_window_s(kit))
        raise TooManyTries(-(-left_s // 60), settings.public_phone)
    return subjects


def _window_s(kit: Kit) -> int:
    return kit.settings.look_up_window_minutes * 60


def _parent_of(kit: Kit, case: Case) -> Case | None:
    """The case at the head of those that this one follows."""
    parent = None
    while (head := parent or case).merge is not None:
        parent = kit.cases.get(head.merge.parent_id)
    return parent
