"""Files attached to reports and rulings: what is taken, who may upload and open them."""

import io
import zipfile

import pytest

from gateway.attaching.file_types import type_of
from hotline.domain.attachments import MOST_BYTES, FileType, clean_name
from hotline.domain.errors import Refused
from hotline.domain.status import CaseStatus
from hotline.testing import cases as sample
from hotline.testing.clamd_daemon import VIRUS, daemon
from hotline.virus_scanning import ClamdScanner

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 13 + b"\0\0\0\0IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 40 + b"\xff\xd9"
REPORT = {"handling": "已更换加压泵。", "public_answer": "水压已恢复。", "is_solved": True}


def office(main="word/document.xml", **parts):
    """A packed office file with these further parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"[Content_Types].xml": b"<Types/>", main: b"<document/>", **parts}.items():
            archive.writestr(name, content)
    return packed.getvalue()


RELATION = b'<Relationships><Relationship Type="http://x/%s" TargetMode="External" Target="http://evil/"/>'
HOSTILE = {
    "empty": b"", "text": b"hello", "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "html": b"<!doctype html><script>alert(1)</script>", "program": b"MZ\x90\0" + b"\0" * 64,
    "a picture with a page behind it": PNG + b"<html><script>alert(1)</script>",
    "half a picture": PNG[:-4], "a page that runs script": PDF.replace(b"<<>>", b"<</S/JavaScript/JS (x)>>"),
    "a page that starts a program": PDF.replace(b"<<>>", b"<</S/Launch>>"), "half a page": PDF[:-8],
    "a packed file": office("a.txt"), "macros": office(**{"word/vbaProject.bin": b"x"}),
    "macros by type": office(**{"docProps/x.xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"}),
    "an entity bomb": office(**{"word/x.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}),
    "an entity over the seam": office(**{"word/x.xml": b" " * (256 * 1024 - 4) + b"<!DOCTYPE a><a/>"}),
    "a bomb": office(**{"word/media/x.bin": b"\0" * (60 * 1024 * 1024)}),
    "a way out of the folder": office(**{"../../etc/x.xml": b"<a/>"}),
    "an embedded object": office(**{"word/embeddings/o.bin": b"x"}),
    "a template loaded from elsewhere": office(**{"word/_rels/settings.xml.rels": RELATION % b"attachedTemplate"}),
    "both a text and a sheet": office(**{"xl/workbook.xml": b"<x/>"}), "damaged": office()[:-30],
}


@pytest.mark.parametrize(
    ("content", "file_type"),
    [(PDF, FileType.PDF), (PNG, FileType.PNG), (JPEG, FileType.JPEG), (office(), FileType.DOCX),
     (office("xl/workbook.xml"), FileType.XLSX),
     (office(**{"word/_rels/document.xml.rels": RELATION % b"hyperlink"}), FileType.DOCX)],
)
def test_files_are_told_by_their_content(content, file_type):
    """Pages, pictures, texts and sheets are taken; links that a reader may click are no harm."""
    assert type_of(content) is file_type


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name):
    """Whatever is active, damaged, disguised or too large when unpacked is refused in words."""
    with pytest.raises(Refused):
        type_of(HOSTILE[name])


def test_names_are_cleaned():
    """No folders, signs, own endings or numbers of persons stay in a name; it is never empty or long."""
    assert clean_name("C:\\temp\\..\\现场 照片<1>.php.jpg", FileType.PNG) == "现场_照片_1_.php.png"
    assert clean_name("陈桂芳13806331234.pdf", FileType.PDF) == "陈桂芳号码.pdf"
    assert clean_name("371102199001011234.pdf", FileType.PDF) == "号码.pdf"
    assert clean_name("../../\r\n.pdf", FileType.PDF) == "附件.pdf"
    assert len(clean_name("长" * 300 + ".pdf", FileType.PDF)) < 70


@pytest.fixture
def clerk(sit_down, keep):
    """The clerk's desk, with the unit's task 71 of an ordinary case."""
    case = sample.dispatched()
    keep(case, sample.task_of(case, "Task_HandleAndReport", "unit:gongshui", key="71", unit_id="gongshui"))
    return sit_down("gongshui-01")


def upload(desk, content=PDF, kind="handling", key="71", name="现场.pdf"):
    """Upload one file for a task, by JSON."""
    return desk.client.post(f"/api/v1/tasks/{key}/attachments?kind={kind}", files=[("files", (name, content))])


def attach(desk, *ids, key="71"):
    """Report with these files attached."""
    return desk.post(f"/api/v1/tasks/{key}/finish", {**REPORT, "attachments": list(ids)})


@pytest.mark.requirement("R-5.3.1")
def test_evidence_is_attached_and_saved_as_it_was_sent(clerk, sit_down, kit):
    """The report carries the file with its hash; the reviewer saves it; the browser is told not to show it."""
    kept = upload(clerk).json()["attachments"][0]
    assert upload(clerk).json()["attachments"][0] == kept, "the same file is kept once"
    assert attach(clerk, kept["id"]).status_code == 200
    evidence = kit.cases.get("2026-000001").assignments[0].report.attachments[0]
    assert (evidence.sha256, evidence.size_bytes, evidence.kind) == (kept["sha256"], len(PDF), "handling")

    answer = sit_down("sc01").get(f"/cases/2026-000001/attachments/{kept['id']}")

    assert answer.content == PDF
    assert answer.headers["content-disposition"] == f'attachment; filename="{kept["id"]}.pdf"'
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert kept["id"] in sit_down("sc01").get("/cases/2026-000001").text


def test_files_sent_with_the_form_stay_when_it_has_faults(clerk, kit):
    """A file that came with an incomplete form is kept, ticked, and attached when the form is sent again."""
    files = [("file_handling", ("现场.pdf", PDF)), ("file_contact", ("记录.png", PNG))]
    body = {"csrf": clerk.csrf(), "key": "form-key-0001", "outcome": "report"}
    first = clerk.client.post("/tasks/71/finish", data=body, files=files)
    assert first.status_code == 422
    ids = [one.id for one in kit.attachments.uploaded("task/71", "gongshui-01")]
    assert len(ids) == 2 and all(f'value="{one}" checked' in first.text for one in ids)
    again = clerk.send(
        "/tasks/71/finish", outcome="report", handling="换泵。", public_answer="已恢复。", is_solved="1",
        attachments=ids
    )
    assert again.status_code == 303, again.text
    assert len(kit.cases.get("2026-000001").assignments[0].report.attachments) == 2


def test_uploading_first_keeps_what_was_written(clerk):
    """The upload button comes back to the form with its texts and the file; a bad file is named."""
    body = {"csrf": clerk.csrf(), "key": "form-key-0002", "handling": "写了一半"}
    kept = clerk.client.post("/tasks/71/attachments", data=body, files=[("file_handling", ("现场.pdf", PDF))])
    assert kept.status_code == 200
    assert "写了一半</textarea>" in kept.text and "现场.pdf" in kept.text
    bad = clerk.client.post("/tasks/71/attachments", data=body, files=[("file_handling", ("坏.svg", HOSTILE["svg"]))])
    assert bad.status_code == 422
    assert "只能上传" in bad.text


def test_a_file_of_another_person_or_task_is_not_attached(clerk, sit_down, keep, kit):
    """Ids of the colleague's upload, of another task's, made up, or whole objects are refused; nothing is reported."""
    theirs = upload(sit_down("gongshui-02")).json()["attachments"][0]["id"]
    other = sample.dispatched()
    other = other.model_copy(update={"id": "2026-000002"})
    keep(other, sample.task_of(other, "Task_HandleAndReport", "unit:gongshui", key="72", unit_id="gongshui"))
    elsewhere = upload(clerk, key="72").json()["attachments"][0]["id"]
    for one in (theirs, elsewhere, "0" * 24, {"id": theirs, "name": "x", "kind": "handling"}):
        answer = attach(clerk, one)
        assert answer.status_code == 422, answer.text
        assert "attachments" in answer.json()["fields"]
    assert kit.cases.get("2026-000001").assignments[0].report is None


def test_too_large_too_many_and_wrong_kinds_are_refused(clerk):
    """More than ten megabytes, an eleventh file, a kind that the form doesn't take."""
    big = PDF[:-7] + b" " * MOST_BYTES + b"%%EOF\n"
    assert "10 MB" in upload(clerk, big).json()["detail"]
    assert upload(clerk, PDF, kind="scan").status_code == 422
    for place in range(10):
        assert upload(clerk, PDF.replace(b"1.7", b"1.%d" % place)).status_code == 201
    assert "最多 10 个" in upload(clerk, PNG).json()["detail"]
    assert clerk.client.post("/api/v1/tasks/71/attachments", content=b"x" * (24 * 1024 * 1024 + 1)).status_code == 413


def test_somebody_elses_task_takes_no_files(sit_down, clerk):
    """Another unit gets the same answer as for a task that isn't there."""
    stranger = sit_down("zhujian-01")
    assert upload(stranger).json()["detail"] == upload(stranger, key="9999").json()["detail"]


@pytest.mark.requirement("R-4.5")
def test_proof_of_identity_is_for_the_center_only_and_a_look_on_record(clerk, sit_down, kit):
    """Of an ordinary case: neither the unit nor the co-unit opens it; the center's look is recorded."""
    kept = upload(clerk, PNG, kind="identity").json()["attachments"][0]["id"]
    assert attach(clerk, kept).status_code == 200
    path = f"/api/v1/cases/2026-000001/attachments/{kept}"
    for account in ("gongshui-01", "gongshui-02", "zhujian-01", "sdc01", "ld01", "cy01"):
        assert sit_down(account).get(path).status_code == 404, account
    assert kept not in clerk.get("/cases/2026-000001").text
    assert sit_down("dc01").get(path).content == PNG
    assert [look.by for look in kit.vault.looks_at("2026-000001")] == ["dc01"]


@pytest.mark.requirement("R-4.5")
def test_evidence_of_a_protected_case_stays_in_the_center_and_with_its_unit(sit_down, keep):
    """No proof of identity or contact is taken; what was taken, no leader, office or other unit opens."""
    case = sample.dispatched(sample.WATER, sample.HOUSING, wants_secrecy=True, unit_text="群众反映水压偏低。")
    sample.finish(
        case, "Task_HandleAndReport", "unit:zhujian", sample.clerk(sample.HOUSING), sample.MONDAY_MORNING,
        handling="已配合。", public_answer="已配合。", is_solved="1",
    )
    case.approvals = sample.prepared().approvals
    case.approvals[0].leader_id = "mayor"
    keep(case, sample.task_of(case, "Task_HandleAndReport", "unit:gongshui", key="71", unit_id="gongshui"))
    clerk = sit_down("gongshui-01")
    assert upload(clerk, PNG, kind="identity").status_code == 422
    kept = upload(clerk, name="马克明来电.pdf").json()["attachments"][0]["id"]
    assert attach(clerk, kept).status_code == 200
    path = f"/api/v1/cases/2026-000001/attachments/{kept}"
    for account in ("zhujian-01", "ld01", "sdc01"):
        assert sit_down(account).get(path).status_code == 404, account
        assert "马克明" not in sit_down(account).get("/api/v1/cases/2026-000001").text
    for account in ("gongshui-02", "sc01"):
        assert sit_down(account).get(path).content == PDF


@pytest.mark.requirement("R-5.2.1")
def test_a_secretary_enters_the_leaders_word_with_the_scan(sit_down, keep, kit):
    """Without the scan refused beside the field; with it both are named, and center and leader open the scan."""
    case = sample.prepared()
    case.approvals[0].leader_id, case.approvals[0].leader_name = "mayor", "周明远"
    case.status = CaseStatus.AWAITING_INSTRUCTION
    keep(case, sample.task_of(case, "Task_LeaderInstructs", "leader:mayor", key="82", leader_id="mayor"))
    desk = sit_down("ms01")
    words = {"opinion": "请抓紧办理。", "unit_ids": "gongshui"}
    refused = desk.send("/tasks/82/finish", **words)
    assert refused.status_code == 422
    assert "须附批办单扫描件" in refused.text
    body = {"csrf": desk.csrf(), "key": "form-key-0003", **words}
    done = desk.client.post(
        "/tasks/82/finish", data=body, files=[("file_scan", ("批示.png", PNG))], follow_redirects=False
    )
    assert done.status_code == 303, done.text
    approval = kit.cases.get(case.id).approval
    assert (approval.leader.name, approval.leader.entered_by) == ("周明远", "秘书")
    for account, status in (("ld01", 200), ("sc01", 200), ("zhujian-01", 404), ("cy01", 404)):
        assert sit_down(account).get(f"/cases/{case.id}/attachments/{approval.scan_id}").status_code == status


@pytest.mark.requirement("R-5.3.1")
def test_an_infected_file_is_refused_in_words_and_not_kept(clerk, kit, sit_down):
    """The scanner that is set looks at every file before it is kept; /status says whether it answers."""
    with daemon() as scanner:
        kit.virus_scanner = ClamdScanner(scanner.address)
        refused = upload(clerk, PDF.replace(b"trailer", b"trailer" + VIRUS))
        assert refused.status_code == 422 and "「现场.pdf」：文件含有病毒" in refused.json()["fields"]["attachments"]
        assert upload(clerk).status_code == 201 and len(scanner.seen) == 2
        assert "附件病毒查杀</dt><dd><span class=\"due ok\">正常" in sit_down("xt01").get("/status").text
    assert [one.size_bytes for one in kit.attachments.uploaded("task/71", "gongshui-01")] == [len(PDF)]
    away = upload(clerk, PNG)
    assert away.status_code == 422 and "没有应答" in away.json()["fields"]["attachments"]
    assert "没有应答" in sit_down("xt01").get("/status").text
    kit.virus_scanner = ClamdScanner("")
    assert "未设置" in sit_down("xt01").get("/status").text
