"""The page on which a call is taken down, as the operator sees it while typing."""

import pytest

WORDS = "我叫陈桂芳，住望海新城12号楼，六楼水压太低，做饭都困难"


def begin_call(page, url: str, words: str) -> None:
    """Open the form and type; returns when proposals have come."""
    page.goto(f"{url}/calls/new")
    page.fill("#content", words)
    page.locator("#proposals button.take").first.wait_for()


def take_by_key(page, label: str) -> None:
    """Press the key that the proposal with this label shows."""
    proposal = page.locator(".proposal", has=page.locator("strong, a", has_text=label)).first
    page.keyboard.press(proposal.locator("kbd").inner_text())


@pytest.mark.requirement("R-5.1.1")
def test_proposals_come_while_typing_and_are_taken_by_key(sign_in, system, complaints):
    """Topic and unit go into the form by one key each, the unit leads, the way is to transfer; nothing is sent yet."""
    page = sign_in("1001")
    begin_call(page, system.url, WORDS)
    take_by_key(page, "自来水供应")
    take_by_key(page, "供水有限公司")
    assert page.input_value("#topic") == "城乡建设/城市建设和市政管理/自来水供应"
    assert page.is_checked("input[name=unit_ids][value=gongshui]")
    assert page.is_checked("input[name=lead_unit_id][value=gongshui]")
    assert page.is_checked("input[name=way][value=transfer]")
    taken = {button.get_attribute("value") for button in page.locator("button.take.is-taken").all()}
    assert {"topic=城乡建设/城市建设和市政管理/自来水供应", "unit_ids=gongshui", "kind=help"} <= taken
    assert complaints == []


@pytest.mark.requirement("R-4.5")
def test_the_masked_text_is_offered_to_a_protected_caller(sign_in, system):
    """With the switch the promise is shown, and the second text is filled in without the name."""
    page = sign_in("1001")
    begin_call(page, system.url, WORDS)
    page.check("#wants_secrecy")
    assert page.get_by_text("我们承诺为您保密").is_visible()
    page.keyboard.press("Alt+0")
    text = page.input_value("#unit_text")
    assert "某群众" in text and "陈桂芳" not in text and "12号楼" not in text


@pytest.mark.requirement("R-3.3")
def test_the_organ_s_sentence_stands_beside_the_form(sign_in, system):
    """What to say is read from the page, and one key fills in the way and the organ."""
    page = sign_in("1001")
    begin_call(page, system.url, "我对法院的一审判决不服，想请你们改判")
    assert page.locator("#proposals").get_by_text("请您向法院有关机构反映").is_visible()
    take_by_key(page, "法院")
    assert page.is_checked("input[name=way][value=redirect]") and page.is_checked("input[name=organ][value=court]")


@pytest.mark.requirement("R-2.1")
def test_a_repeated_call_is_attached_with_one_key(sign_in, system):
    """The second call about the same shows the first; the key attaches it, and the caller is told."""
    page = sign_in("1001")
    begin_call(page, system.url, WORDS)
    page.fill("#subject", "望海新城水压低")
    page.fill("#place", "望海新城12号楼")
    page.fill("#name", "陈桂芳")
    page.fill("#phone", "13806331234")
    page.check("input[name=kind][value=help]")
    take_by_key(page, "供水有限公司")
    page.locator("#call button.main").click()
    page.wait_for_url("**/registered")
    first = page.locator(".number").inner_text()

    begin_call(page, system.url, "望海新城六楼水压太低，没法做饭")
    page.fill("#place", "望海新城")
    page.locator(".proposal", has_text=first).wait_for()
    take_by_key(page, first)
    assert page.input_value("#parent_id") == first and page.is_checked("input[name=way][value=attach]")
    page.check("#is_anonymous")
    page.fill("#subject", "水压低")
    page.check("input[name=kind][value=help]")
    page.locator("#call button.main").click()
    page.wait_for_url("**/registered")
    assert f"正在办理（{first}）" in page.locator(".say").first.inner_text()


@pytest.mark.requirement("R-3.2")
def test_a_letter_shows_the_sentence_that_refuses_it(sign_in, system):
    """The sentence appears with the choice, before anything is written."""
    page = sign_in("1001")
    page.goto(f"{system.url}/calls/new")
    assert not page.get_by_text("不受理来信来访").first.is_visible()
    page.check("input[name=channel][value=letter]")
    assert page.get_by_text("不受理来信来访").first.is_visible()


@pytest.mark.requirement("R-4.5")
def test_a_state_secret_empties_the_proposals(sign_in, system):
    """The tick takes the proposals off the screen at once and shows what to say."""
    page = sign_in("1001")
    begin_call(page, system.url, WORDS)
    page.check("#is_state_secret")
    assert page.locator("#proposals").inner_text().strip() == ""
    assert page.get_by_text("我们也不作记录").is_visible()
