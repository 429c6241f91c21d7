"""Callers made up by seed: names (rare characters among them), telephones, addresses. None of them exists."""

import random

_FAMILIES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕牟厉臧夏侯"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂兰凤琴建国玉梅海燕春晓东志远丹阳宁璐瑶晨曦"
_RARE = ("㛃", "𠮷", "䶮", "堃", "喆", "彧", "翀", "祎", "玥", "犇")
_PLACES = (
    "东港区石臼街道", "东港区秦楼街道", "东港区后村镇", "岚山区安东卫街道", "岚山区巨峰镇", "莒县城阳街道",
    "莒县招贤镇", "五莲县洪凝街道", "五莲县许孟镇", "日照经济开发区奎山街道", "山海天旅游度假区卧龙山街道",
)
_ESTATES = ("金海花园", "安泰水晶城", "银河小区", "海纳花苑", "望海嘉园", "兴业名都", "绿洲家园", "碧波园")


def name(dice: random.Random) -> str:
    """A name of two or three characters; one in fifteen has a rare character."""
    given = "".join(dice.choice(_GIVEN) for _ in range(dice.choice((1, 2, 2))))
    if dice.random() < 1 / 15:
        given = given[:-1] + dice.choice(_RARE)
    return dice.choice(_FAMILIES) + given


def phone(dice: random.Random) -> str:
    """A mobile number of a prefix that no operator has given out (140), so that it is nobody's."""
    return "140" + "".join(dice.choice("0123456789") for _ in range(8))


def address(dice: random.Random) -> str:
    """Street and estate."""
    return f"{dice.choice(_PLACES)}{dice.choice(_ESTATES)}{dice.randint(1, 32)}号楼"


def district(address: str) -> str:
    """The district at the front of an address."""
    ends = [address.index(mark) for mark in "区县" if mark in address]
    return address[: min(ends) + 1] if ends else ""
