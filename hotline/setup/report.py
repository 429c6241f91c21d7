"""What the setup tells the person at the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from ..domain.directory import Account


def print_logins(accounts: Sequence[Account], address: str, password: str) -> None:
    """Address and logins of the sample city; units' accounts by their rule."""
    console = Console()
    table = Table(title="演示账号(口令均为 " + password + ")", title_justify="left")
    for heading in ("账号", "姓名", "角色"):
        table.add_column(heading)
    for account in accounts:
        if not account.unit_id:
            table.add_row(account.id, account.name, "、".join(role.label for role in account.roles))
    units = sum(1 for account in accounts if account.unit_id) // 2
    table.add_row("<单位>-01", f"{units} 个单位的经办人", "承办单位经办人,如 gongan-01")
    table.add_row("<单位>-02", f"{units} 个单位的负责人", "承办单位负责人,如 gongan-02")
    console.print(table)
    console.print(f"请用浏览器打开 [bold]{address}[/bold]")


def print_first_administrator(account_id: str, role: str, password: str) -> None:
    """One of the accounts of a new production system."""
    Console().print(
        f"已建立首个{role}账号 {account_id},一次性口令 {password}。请立即登录并修改,此口令不再显示。"
    )


def print_release(number: int, changed: Sequence[str]) -> None:
    """Models that were put into use."""
    Console().print(f"流程模型已发布为第 {number} 版({len(changed)} 个文件)")
