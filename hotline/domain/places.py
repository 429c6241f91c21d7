"""Places as callers say them, made comparable: 东港区石臼街道金海花园小区12号楼 and 金海花园 are the same place."""

import re

_NUMBER = "[0-9０-９零〇一二三四五六七八九十百]"
_HOUSE = re.compile(rf"(?:[A-Za-z]?{_NUMBER}{{1,4}}|[东西南北])(?:号楼|号院|[栋幢座]|单元|楼|层|室|号|户)")
_HAN = r"[\u4e00-\u9fff]"
_AREA = re.compile(
    rf"^(?:{_HAN}{{2,3}}省)?(?:{_HAN}{{2,3}}市)?(?:{_HAN}{{1,6}}?(?:开发区|度假区|(?<![小社景园])区(?!域)|县|旗))?"
)
_TOWN = re.compile(r"^[\u4e00-\u9fff]{2,4}?(?:街道办事处|街道|镇|乡)(?=[\u4e00-\u9fffA-Za-z0-9]{3})")
_TAIL = re.compile(
    r"(?:小区|社区|家园小区)?(?:附近|旁边|对面|门口|东侧|西侧|南侧|北侧|路段|一带|周边|院内|里面|楼下|地下车库|正门|大门)*$"
)
_SPLIT = re.compile(r"[与和及、，,;；/]|交叉口|交汇处|交界处|路口")
_PLACE_IN_TEXT = re.compile(
    r"[\u4e00-\u9fff]{2,6}?(?:花园|家园|小区|公寓|花苑|新村|新城|嘉园|名苑|华府|广场|大厦|市场|学校|小学|中学|医院|公园|大道|大街|路|街|村|镇)"
)
_LEADING = re.compile(r"^(?:我们|我家|我住|住在|家住|我|在|是|到|从|的|位于|靠近|附近|这个|那个|关于|反映|举报|咨询)+")
SHORTEST, LONGEST = 2, 30
MOST = 4
TOO_WIDE = frozenset(
    {"小区", "街道", "市场", "学校", "医院", "广场", "马路", "公路", "公园", "道路", "本村", "全村",
     "农村", "乡村", "我村"}
)


def place_keys(place: str, text: str = "") -> list[str]:
    """Names by which the place can be found again, the written place first, then places named in the text."""
    named = [plain_place(part) for part in _SPLIT.split(place)]
    named += [plain_place(_LEADING.sub("", hit)) for hit in _PLACE_IN_TEXT.findall(text)[: 2 * MOST]]
    usable = [name for name in named if SHORTEST <= len(name) <= LONGEST and name not in TOO_WIDE]
    return list(dict.fromkeys(usable))[:MOST]


def plain_place(place: str) -> str:
    """The place without city, district, town, house number and words like 附近; empty when nothing is left."""
    plain = re.sub(r"[\s（）()“”\"'【】]", "", place)
    plain = _TOWN.sub("", _AREA.sub("", plain, count=1), count=1)
    return _TAIL.sub("", _HOUSE.sub("", plain))
