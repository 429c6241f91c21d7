"""All documents in one PDF, to be looked at (`make documents`)."""

import pytest

from hotline.testing import contact_sheet
from hotline.testing.scenes import SCENES


def test_sheets_come_first_then_every_document_with_its_bookmark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine pages on a sheet; here of two scenes."""
    few = {name: SCENES[name] for name in ("urging_notice", "circulated_criticism")}
    monkeypatch.setattr(contact_sheet, "SCENES", few)
    writer = contact_sheet.contact_sheet()
    assert len(writer.pages) == 1 + 1 + 2
    texts = ["".join(page.extract_text().split()) for page in writer.pages]
    assert "市长公开电话催办通知单" in texts[0] and "的通报批评" in texts[0]
    assert "市长公开电话催办通知单" in texts[1] and "的通报批评" in texts[2]
    assert [item["/Title"] for item in writer.outline] == [
        "一览", "市长公开电话催办通知单（urging_notice）", "通报批评（circulated_criticism）",
    ]
