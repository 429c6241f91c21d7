"""What identifies a person, as patterns: names after 我叫, numbers, plates, doors, work units (R-4.5).

Each pattern has the group that is left out and the words that stand in its place.
"""

import re

from .surnames import GIVEN_NAME, NO_NAMES, SURNAME

PERSON, PHONE, DOCUMENT, HOUSE, HOME, PLATE, WORK, ACCOUNT = (
    "某群众", "（电话略）", "（证件号略）", "（门牌略）", "（住址略）", "（车牌略）", "（单位略）",
    "（账号略）",
)
LABELS = {
    PERSON: "姓名", PHONE: "电话", DOCUMENT: "证件号码", HOUSE: "门牌住址", HOME: "门牌住址", PLATE: "车牌",
    WORK: "工作单位", ACCOUNT: "账号",
}
_DIGIT = "[0-9０-９]"
_COUNT = "[0-9０-９零〇一二三四五六七八九十百两]"
_IS = r"[号是为:：\s]*"
GAP = r"[\s\-—－·.]?"
_NO_DATE = r"(?!(?:19|20)[0-9]{2}[-年.])"
_FROM = rf"(?<!{_DIGIT})"
_TO = rf"(?!{_DIGIT})"
_NAME = rf"(?!{NO_NAMES})(?:{SURNAME})(?:{GIVEN_NAME}{{1,2}})"
_NAME_ENDS = r"(?=[，,。.；;、！!？?\s）)（(]|是|住|今年|的|在|家|和|男|女|电话|手机|$)"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_KIN = (
    "爱人|丈夫|老公|妻子|老婆|父亲|母亲|爸爸?|妈妈?|儿子|女儿|孩子|爷爷|奶奶|弟弟|哥哥|姐姐|妹妹|邻居"
)
_OCCUPIED = (
    "上班|工作|任职|打工|当[老教]师|的(?:员工|职工|工人|教师|老师|医生|护士|会计)"
)
_ORGANISATION = (
    "公司|集团|工厂|厂|学校|小学|中学|高中|大学|学院|幼儿园|医院|卫生院|诊所|局|委员会|办事处|所|站|中心|银行|酒店|"
    "饭店|超市|商场|店|单位|部门|合作社|大队|支队|馆|社"
)
_BUILDING = (
    rf"(?![一两几多][栋幢座](?!{_COUNT}))"
    rf"(?:{_COUNT}{{1,4}}|[A-Za-z]{_COUNT}{{0,3}}|[东西南北])(?:号楼|[栋幢座]楼?|单元|号院)"
)
_ADDRESS = (
    r"(?![宅院户房建宿持的了得不满过改]|附近|隔壁|这里|那里|楼上|楼下|对面|外地|本地|农村|城里|进|在)"
    r"[\u4e00-\u9fffA-Za-z0-9]{2,30}?"
)
_LIVES = r"(?<=[我家们人现租，,。：:\s])住"
_DOOR = rf"(?:[\s,，-]*(?:{_COUNT}{{1,4}}|[A-Za-z]|[东西南北中])(?:号楼|单元|楼|层|室|号|户))*"
_ROOM = rf"(?:[\s,，-]*{_COUNT}{{3,4}}(?!{_COUNT}|年|元|人|户|米))?"

PATTERNS: tuple[tuple[re.Pattern[str], str, int], ...] = tuple(
    (re.compile(pattern), instead, group) for pattern, instead, group in (
        (rf"{_FROM}[1-9]{_DIGIT}{{5}}(?:18|19|20){_DIGIT}{{9}}[0-9Xx０-９Ｘｘ]{_TO}", DOCUMENT, 0),
        (rf"(?:证件号|身份证号?码?|护照号?){_IS}([A-Za-z]?{_DIGIT}{{6,18}}[Xx]?)", DOCUMENT, 1),
        (rf"{_FROM}(?:\+?86)?{GAP}[1１][3-9３-９]{_DIGIT}(?:{GAP}{_DIGIT}){{8}}{_TO}", PHONE, 0),
        (rf"{_FROM}[0０]{_DIGIT}{{2,3}}{GAP}[2-9２-９]{_DIGIT}{{6,7}}{_TO}", PHONE, 0),
        (rf"(?:电话|手机|联系方式|座机|号码){_IS}{_NO_DATE}({_DIGIT}(?:{GAP}{_DIGIT}){{6,11}}){_TO}", PHONE, 1),
        (rf"{_FROM}[3-6]{_DIGIT}{{15,18}}{_TO}", ACCOUNT, 0),
        (rf"(?:微信号?|QQ号?|qq号?|扣扣){_IS}([A-Za-z0-9][\w-]{{4,19}})", ACCOUNT, 1),
        (r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+", ACCOUNT, 0),
        (rf"[{_PROVINCES}][A-Za-z][·•・\s]?[A-HJ-NP-Za-hj-np-z0-9]{{5,6}}(?![A-Za-z0-9])", PLATE, 0),
        (rf"(?:住址{_IS}|(?<![居商入])住在|{_LIVES})({_ADDRESS})(?=[，,。；;、！!？?\s）)]|的|$)", HOME, 1),
        (rf"{_BUILDING}{_DOOR}{_ROOM}", HOUSE, 0),
        (rf"{_FROM}{_DIGIT}{{1,3}}-{_DIGIT}{{1,2}}-{_DIGIT}{{2,4}}{_TO}(?!-)", HOUSE, 0),
        (
            rf"(?<=[路街道巷村里弄庄])(?:{_COUNT}{{1,5}}号(?![线楼文令桥公]))(?:{_COUNT}{{1,4}}[室户])?"
            rf"(?:{_BUILDING}{_DOOR}{_ROOM})?",
            HOUSE, 0,
        ),
        (rf"(?<!{_COUNT}){_DIGIT}{{3,4}}(?:室|房间)", HOUSE, 0),
        (
            r"(?:我的?名字(?:是|叫)|我叫做?|我是|本人(?:是|叫)?|姓名[是为:：\s]*|来话人[是为:：\s]*)"
            rf"({_NAME}){_NAME_ENDS}",
            PERSON, 1,
        ),
        (rf"我姓({SURNAME})", PERSON, 1),
        (rf"我是?[老小]((?:{SURNAME}))(?=[，,。\s])", PERSON, 1),
        (rf"我的?(?:{_KIN})(?:名叫|叫|是)?({_NAME}){_NAME_ENDS}", PERSON, 1),
        (
            rf"我(?:现在)?就?[在是]([\u4e00-\u9fff]{{2,20}}?(?:{_ORGANISATION}))(?:里面?|内)?(?:{_OCCUPIED})",
            WORK, 1,
        ),
        (r"(?:工作单位|所在单位|我单位)[是为:：]\s*([\u4e00-\u9fff]{3,20}?)(?=[，,。；;\s]|$)", WORK, 1),
    )
)
