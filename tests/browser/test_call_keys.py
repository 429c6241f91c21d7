"""How many keys a plain call for help takes, besides the words themselves."""

import pytest

CONTENT, NAME, PHONE = "望海新城六楼水压太低，做饭都困难", "陈桂芳", "13806331235"
FEWEST = 4


class CountedKeys:
    """A keyboard that counts strokes: a chord counts once, text that is typed doesn't count."""

    def __init__(self, page) -> None:
        self.page, self.strokes = page, []

    def say(self, words: str) -> None:
        """Type the operator's words where the focus is."""
        self.page.keyboard.type(words)

    def press(self, key: str) -> None:
        """One stroke."""
        self.strokes.append(key)
        self.page.keyboard.press(key)


@pytest.mark.requirement("R-5.1.1")
def test_a_plain_call_for_help_takes_four_keys(sign_in, system, complaints, record_property):
    """Content, name and telephone in the order people speak, one key for all first proposals, one to register."""
    page = sign_in("1001")
    page.goto(f"{system.url}/calls/new")
    keys = CountedKeys(page)
    keys.say(CONTENT)
    keys.press("Tab")
    keys.say(NAME)
    keys.press("Tab")
    keys.say(PHONE)
    page.locator(".take-all button").wait_for()
    keys.press("Alt+a")
    assert page.is_checked("input[name=way][value=transfer]") and page.is_checked("input[name=kind][value=help]")
    keys.press("Control+Enter")
    page.wait_for_url("**/registered")
    assert page.locator(".number").inner_text() and page.locator(".look-up-code").is_visible()
    record_property("keys_besides_the_text", len(keys.strokes))
    print(f"一件普通求助：文字以外 {len(keys.strokes)} 次按键（{'、'.join(keys.strokes)}）")
    assert len(keys.strokes) <= FEWEST

    keys.press("Enter")
    page.wait_for_url("**/calls/new*")
    assert page.evaluate("document.activeElement.id") == "content"
    assert complaints == []


def test_topic_and_unit_are_picked_by_typing_and_arrow_keys(sign_in, system):
    """The topic's list opens while one types; the unit is found by its duties and taken by Enter."""
    page = sign_in("1001")
    page.goto(f"{system.url}/calls/new")
    page.keyboard.press("Alt+t")
    page.keyboard.type("自来水")
    assert page.get_attribute("#topic", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#topic", "aria-activedescendant")
    assert page.get_attribute(f"#{active}", "aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.input_value("#topic").endswith("自来水供应")
    assert page.get_attribute("#topic", "aria-expanded") == "false"
    page.keyboard.press("Alt+u")
    page.keyboard.type("供水")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("input[name=unit_ids]:checked").count() == 1
    assert page.locator("input[name=lead_unit_id]:checked").count() == 1


def test_enter_in_a_line_goes_on_to_the_next_field(sign_in, system):
    """Nothing is registered by a slip."""
    page = sign_in("1001")
    page.goto(f"{system.url}/calls/new")
    page.locator("#name").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "phone"
