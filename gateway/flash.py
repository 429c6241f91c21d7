"""One sentence after a redirect: only a code and a case number travel, the words are here."""

import re
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse

from hotline.domain.acts import ACTS

COOKIE = "hotline_flash"
SAYINGS = {
    "finished": "已提交，案件 {about} 进入下一步。",
    "learned_on": "已启用第 {about} 版智能提示，话务员随即看到。",
    "learned_off": "已停用智能提示，只按词表和派单目录提示。",
    "directory_kept": "已保存，数秒内在各处生效。",
    "roles_given": "已调整岗位，该账号须重新登录。",
    "calendar_kept": "已保存 {about} 年的工作日历，新的期限按此计算。",
    "change_over_received": "已上传，正在检查。",
    "change_over_approve": "已核准岗位，可以正式导入。",
    "change_over_write": "已开始导入。",
    "change_over_give_up": "已放弃，上传的内容已删除。",
    "released": "流程已发布为第 {about} 版，新来电按新版办理，在办件按原版办结。",
    "assigned": "已交办，案件编号 {about}，即转承办单位。",
    "day_prepared": "已登记接听日，当天由值班长点“开始接听”。",
    "day_opened": "接听开始，可以转接来电。",
    "day_cancelled": "已取消该次接听日。",
    "day_units_changed": "已更新到场单位。",
    "day_caller_noted": "已登记 {about} 号来电人，请其等候。",
    "day_hand": "{about} 号来电人已转领导专线。",
    "day_put_back": "{about} 号来电人已放回。",
    "day_ring_back": "{about} 号来电人已列入回电名单。",
    "day_promise": "{about} 号来电人由您回电。",
    "day_try": "已记录 {about} 号来电人未接通。",
    "day_give_up": "{about} 号来电人列为未登记，原因已记录。",
    "day_closed": "接听日已结束，情况报告如下。",
    "acknowledged": "已签收该通知。",
    "sent_again": "已列入重发，请稍后刷新查看结果。",
    "article_written": "已保存。",
    "renewal_asked": "已申请更新，受理中心处理后即更新内容。",
    "substituted": "已登记代办，自登记的日期起生效。",
    "substitution_ended": "已结束该项代办。",
    "password_changed": "密码已修改，其他设备上的登录已结束。",
    "session_ended": "已结束该次登录。",
    "sessions_ended": "已结束其他全部登录。",
    "account_sessions_ended": "已结束该账号的全部登录。",
    "second_factor_removed": "已停用动态口令。",
    "second_factor_reset": "已重置动态口令，本人下次登录后重新启用。",
    "rostered": "已排入 {about} 个班次。",
    "roster_ended": "已结束或取消该班次。",
    "number_handed_over": "{about} 号已交接，记入排班记录。",
    "opinions_kept": "已保存批示常用语。",
    "draft_discarded": "已放弃这份未登记的来电，内容已删除。",
    "call_registered_before": "该来电已经登记，编号 {about}，没有重复登记。要登记另一个来电，请按「接听下一个」。",
    "filter_kept": "已更新常用筛选。",
    "reveal_asked": "已提交查看申请，经受理中心负责人或值班长同意后可查看一次。",
    "reveal_decided": "已答复该项查看申请。",
    "signed_out": "已退出登录。",
}
SAYINGS |= {act.name: f"已办理「{act.title}」。" for act in ACTS.values()}
_COOKIE_FORM = re.compile(r"([a-z_]{1,30})\.([0-9-]{0,20})")


def redirect(location: str, code: str = "", about: str = "") -> RedirectResponse:
    """Go to `location` (303) and say the sentence `code` there once."""
    response = RedirectResponse(quote(location, safe="/?=&-_.#"), 303)
    if code:
        response.set_cookie(COOKIE, f"{code}.{about}", max_age=60, httponly=True, samesite="lax")
    return response


def saying_of(request: Request) -> str:
    """The sentence waiting for this request, or an empty string."""
    found = _COOKIE_FORM.fullmatch(request.cookies.get(COOKIE, ""))
    if not found or found[1] not in SAYINGS:
        return ""
    return SAYINGS[found[1]].format(about=found[2])
