"""Every code that an error answer may carry: what it means and what a program does about it. Codes never change."""

from dataclasses import dataclass

URN = "urn:hotline:problem:"


@dataclass(frozen=True)
class Problem:
    """One kind of error answer; `statuses` are the HTTP statuses that it comes with."""

    code: str
    statuses: tuple[int, ...]
    meaning: str
    remedy: str

    @property
    def type(self) -> str:
        """The `type` member of the answer, after RFC 9457."""
        return URN + self.code


PROBLEMS: dict[str, Problem] = {p.code: p for p in (
    Problem("bad_request", (400,), "请求的格式无法识别", "按接口说明改正后重发"),
    Problem("not_signed_in", (401,), "没有登录、登录已过期，或账号、密码、口令有误", "重新登录，取得新的会话令牌"),
    Problem("entry_incomplete", (401, 403), "登录后还有一步未办（`due`：口令、改密码、启用动态口令）", "先办 `due`"),
    Problem("access_refused", (403,), "本账号的岗位、单位或密级不允许", "换由有权的账号办理"),
    Problem("sign_on_refused", (403,), "统一身份认证没有通过", "重新登录，或用本系统的账号和密码"),
    Problem("locked_out", (403,), "口令输错次数过多，暂时锁定", "按提示的时间等候"),
    Problem("forged", (403,), "页面表单不属于本次登录", "刷新页面后再提交"),
    Problem("foreign_origin", (403,), "请求来自其他网站的页面", "从本系统的页面提交；程序不要带 Origin"),
    Problem("no_such_address", (404,), "没有这个地址", "按接口说明核对地址"),
    Problem("not_found", (404,), "没有这一项，或不在本账号可见范围内", "核对编号；不要反复探测"),
    Problem("method_not_allowed", (405,), "该地址不支持这种操作", "按接口说明核对方法"),
    Problem("too_slow", (408,), "内容没有在限定时间内传完", "检查网络后用同一提交编号重发"),
    Problem("refused", (409,), "按规程或当前情况不能这样办理", "按 `detail` 处理后再办"),
    Problem("transition_refused", (409,), "案件所处环节不能办理该事项", "重新读取案件后决定"),
    Problem("task_gone", (409,), "任务已办结、已撤回或不归本账号", "重新读取待办列表"),
    Problem("document_missing", (409,), "案卷缺少文件，不能封卷", "补齐后再办"),
    Problem("version_conflict", (409,), "内容刚被他人更新", "重新读取后再办"),
    Problem("in_flight", (409,), "同一提交编号的请求正在办理", "稍候用同一编号重发"),
    Problem("draft_taken_over", (409,), "草稿已在另一页面接续填写", "在那一页面继续"),
    Problem("call_registered_before", (409,), "该草稿已登记为案件", "打开已登记的案件"),
    Problem("engine_refused", (409,), "流程引擎不接受该操作", "重新读取后再办；仍不行请联系系统管理员"),
    Problem("release_conflict", (409,), "同时有他人发布流程", "重新读取版本后再发布"),
    Problem("nothing_changed", (409,), "与现行版本相同，无需发布", "不必再办"),
    Problem("model_refused", (409,), "流程模型或决策表不合要求", "按 `detail` 改正文件"),
    Problem("body_too_large", (409,), "发布的文件过大", "精简文件后再发布"),
    Problem("too_large", (413,), "提交的内容过大", "精简后再提交"),
    Problem("fields_refused", (422,), "填写有误，`fields` 逐项说明", "按 `fields` 改正后，用同一或新的提交编号重发"),
    Problem("look_up_locked", (429,), "查询次数过多", "按 Retry-After 等候"),
    Problem("error", (500,), "系统出错，已记录", "稍后重试；仍不行请联系系统管理员"),
    Problem("keys_unusable", (500,), "密钥无法使用", "联系系统管理员"),
    Problem("temporarily_unavailable", (503,), "引擎、消息队列或数据库暂时不可用", "按 Retry-After 用同一提交编号重试"),
)}
OF_HTTP = {404: "no_such_address", 405: "method_not_allowed"}


def code_of_http(status: int) -> str:
    """The code of an error that the server itself raised before any of our routes ran."""
    return OF_HTTP.get(status, "bad_request" if status < 500 else "error")
