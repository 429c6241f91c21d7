"""The gateway's HTTP doors, under the account of whoever acts; patient while parts of the system are away."""

import time
from typing import Any

import httpx

from ..embedded.complaint import Complaint

PASSWORD = "Hotline-2026"
PATIENCE_S = 240.0
PAUSE_S = 0.3
AWAY = frozenset({502, 503, 504})
OPERATORS = ("1001", "1002", "1003")
SYSTEM_ADMIN, HEAD, SECTION = "xt01", "fzr01", "dc01"
_OF_ROLES = {
    "role:operator": OPERATORS[1], "role:center_head": HEAD, "role:reviewer": "sc01",
    "role:shift_leader": "zb01", "role:supervision_section": SECTION, "role:municipal_office": "sdc01",
    "role:archivist": "da01",
}
_OF_LEADERS = {"mayor": "ld01", "vice_mayor_1": "ld02", "vice_mayor_2": "ld03"}
LEADER_IDS = tuple(_OF_LEADERS)


class DoorClosed(Complaint):
    """The gateway refused what the play asked, or stayed away for minutes; says what it answered."""


class Doors:
    """One HTTP client; logs in each account when it first acts. Every POST carries its idempotency key."""

    def __init__(self, url: str):
        self._http = httpx.Client(base_url=url, timeout=30, trust_env=False)
        self._tokens: dict[str, str] = {}

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def call(self, operator: str, form: dict[str, Any], key: str) -> str:
        """Take a call; returns the case's number."""
        return self._post(operator, "/api/v1/calls", form, key)["case_id"]

    def tasks(self, account: str) -> list[dict[str, Any]]:
        """Every open task of an account."""
        found, token = [], ""
        while True:
            page = self._get(account, f"/api/v1/tasks?page_token={token}")
            found += page["tasks"]
            token = page["next_page_token"]
            if not token:
                return found

    def finish(self, account: str, task_key: str, form: dict[str, Any], *, tries: int = 0) -> str:
        """Finish a task: done, gone meanwhile, or refused for now (a lead waits for its co-units)."""
        try:
            self._post(account, f"/api/v1/tasks/{task_key}/finish", form, f"finish-{task_key}-{tries}")
        except _Refused as refused:
            if refused.code in ("task_gone", "transition_refused"):
                return "gone" if refused.code == "task_gone" else "refused"
            raise
        return "done"

    def act(self, account: str, path: str, form: dict[str, Any], key: str) -> bool:
        """Do something outside of a task; False when a rule refuses it by now."""
        try:
            self._post(account, path, form, key)
        except _Refused as refused:
            if refused.code in ("transition_refused", "not_found", "refused", "fields_refused"):
                return False
            raise
        return True

    def post(self, account: str, path: str, form: dict[str, Any], key: str) -> dict[str, Any]:
        """What a door answers to a form. Raises: DoorClosed: it refuses."""
        return self._post(account, path, form, key)

    def case(self, case_id: str) -> dict[str, Any]:
        """A case as the center head sees it."""
        return self._get(HEAD, f"/api/v1/cases/{case_id}")

    def quiet(self) -> dict[str, Any]:
        """What is still under way in the system."""
        return self._get(SYSTEM_ADMIN, "/api/v1/quiet")

    def _get(self, account: str, path: str) -> dict[str, Any]:
        return self._ask(account, "GET", path)

    def _post(self, account: str, path: str, form: dict[str, Any], key: str) -> dict[str, Any]:
        return self._ask(account, "POST", path, json=form, headers={"Idempotency-Key": key})

    def _ask(self, account: str, method: str, path: str, **sent: Any) -> dict[str, Any]:
        until = time.monotonic() + PATIENCE_S
        headers = sent.pop("headers", {})
        while True:
            answer = self._try(account, method, path, sent, headers)
            if answer is not None and answer.status_code < 300:
                return answer.json()
            if answer is not None and answer.status_code == 401:
                self._tokens.pop(account, None)
            elif answer is not None and answer.status_code not in AWAY and not _is_in_flight(answer):
                raise _Refused(path, answer)
            if time.monotonic() > until:
                raise DoorClosed(f"{path}：系统长时间没有应答")
            time.sleep(PAUSE_S)

    def _try(
        self, account: str, method: str, path: str, sent: dict[str, Any], headers: dict[str, str]
    ) -> httpx.Response | None:
        try:
            if account not in self._tokens:
                entered = self._http.post("/api/v1/sessions", json={"account": account, "password": PASSWORD})
                if entered.status_code >= 300:
                    return entered if entered.status_code not in AWAY else None
                self._tokens[account] = entered.json()["token"]
            bearer = {"Authorization": f"Bearer {self._tokens[account]}"}
            return self._http.request(method, path, headers=headers | bearer, **sent)
        except httpx.TransportError:
            return None


class _Refused(DoorClosed):
    def __init__(self, path: str, answer: httpx.Response):
        try:
            problem = answer.json()
        except ValueError:
            problem = {}
        self.code = problem.get("code", "")
        super().__init__(f"{path} → {answer.status_code} {problem.get('detail') or answer.text[:200]}")


def account_of(group: str) -> str:
    """The sample account that works for a candidate group."""
    kind, _, name = group.partition(":")
    if kind == "unit":
        return f"{name}-01"
    return _OF_LEADERS[name] if kind == "leader" else _OF_ROLES[group]


def _is_in_flight(answer: httpx.Response) -> bool:
    return answer.status_code == 409 and "in_flight" in answer.text
