"""A protected caller stays unknown on every page, also in what a PDF carries besides its text."""

import io

import pypdf
import pytest

from hotline.documents.kinds import KINDS
from hotline.domain.documents import DocumentKind
from hotline.domain.identity import CallerIdentity
from hotline.testing.documents import sample_source

pytestmark = pytest.mark.requirement("R-4.5")
WORDS = "我是三号楼的陈桂芳，亲眼看见他们收钱。"
SECRET = {
    "reports_wrongdoing": True, "content": WORDS, "unit_text": "群众反映有工作人员违规收费。",
    "subject": "举报物业科收钱", "place": "银杏里三号楼", "address": "海曲路77号",
}
MARKS = ("陈桂芳", "13806331234", "海曲路77号", "收钱", "三号楼", "银杏里", "㛃", "𠮷")
TO_UNITS = [kind for kind in DocumentKind if kind is not DocumentKind.APPROVAL_SLIP]


def _everything(data: bytes) -> str:
    pdf = pypdf.PdfReader(io.BytesIO(data))
    text = "".join("".join(page.extract_text() for page in pdf.pages).split())
    return f"{text} {pdf.metadata} {pdf.xmp_metadata} {list(pdf.attachments)} {data.decode('latin-1')}"


@pytest.mark.parametrize("kind", TO_UNITS)
def test_no_page_that_leaves_the_center_says_who_called_or_what_they_said(issue, kind: DocumentKind) -> None:
    """Neither text nor metadata nor attachment; heading and place go with the caller's words."""
    found = _everything(issue(kind, **SECRET).data)
    assert [mark for mark in MARKS if mark in found] == []


def test_the_unit_reads_the_second_text_and_that_the_caller_is_hidden(issue, read) -> None:
    """Instead of the caller's words; and is told not to look for them."""
    text = read(issue(DocumentKind.TRANSFER_SLIP, **SECRET))
    assert SECRET["unit_text"] in text and "（按规定保密）" in text and "不得打听" in text
    assert "2026年11月23日9时30分" not in text.split("2026年11月30日")[0]


def test_the_approval_slip_names_nobody_either(issue) -> None:
    """It is read in the center and by a leader: the heading is there, the caller isn't."""
    found = _everything(issue(DocumentKind.APPROVAL_SLIP, **SECRET).data)
    assert [mark for mark in ("陈桂芳", "13806331234", "海曲路77号", WORDS, "㛃") if mark in found] == []


@pytest.mark.parametrize("kind", DocumentKind)
def test_an_identity_given_by_mistake_is_not_printed(kind: DocumentKind) -> None:
    """The second fence: even with the identity at hand, a protected case prints none."""
    source = sample_source(kind, **SECRET)
    object.__setattr__(source, "identity", CallerIdentity(name="㛃𠮷", phone="13806331234", address="海曲路77号"))
    printed = str(KINDS[kind](source))
    assert [mark for mark in ("㛃𠮷", "13806331234", "海曲路77号") if mark in printed] == []


SAID = "我住三号楼，姓陈"
TOLD = {DocumentKind.WITHDRAWAL_RECORD: "reason", DocumentKind.SHELVING_RECORD: "explained"}


@pytest.mark.parametrize("kind", TOLD)
def test_what_a_protected_caller_said_or_was_told_stays_out_of_records(kind: DocumentKind) -> None:
    """The reason of a withdrawal, what was explained: printed of an ordinary case only."""
    for changes, is_printed in (({}, True), (SECRET, False)):
        source = sample_source(kind, **changes)
        source.extra[TOLD[kind]] = SAID
        printed = str(KINDS[kind](source))
        assert (SAID in printed) is is_printed and ("（按规定保密）" in printed) is not is_printed


def test_what_a_protected_caller_said_when_called_back_isn_t_printed() -> None:
    """The marks are; the words stay in the center's store."""
    for changes, is_printed in (({}, True), (SECRET, False)):
        source = sample_source(DocumentKind.CALLBACK_RECORD, **changes)
        source.case.callbacks[1].note = SAID
        context = KINDS[DocumentKind.CALLBACK_RECORD](source)
        assert (SAID in str(context)) is is_printed and context["satisfaction"] == "满意（4分）"


def test_contact_with_a_protected_caller_isn_t_printed(issue, read) -> None:
    """Not even that there was one: the center relays the answer."""
    texts = [read(issue(DocumentKind.FEEDBACK_REPORT, **changes)) for changes in ({}, SECRET)]
    assert ["138******34" in text for text in texts] == [True, False]
    assert "由受理中心转告办理结果" in texts[1] and "已联系来话人" not in texts[1]
    source = sample_source(DocumentKind.FEEDBACK_REPORT, **SECRET)
    assert "138******34" not in str(KINDS[DocumentKind.FEEDBACK_REPORT](source))
