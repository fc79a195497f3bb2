#!/usr/bin/env python3
"""Whole requests typed in a real window with real pointer events and no keyboard: a name with a rare character, an
address, more than two hundred characters of content, once through each panel of Chinese; 数字/字母 and 符号 by the way.

usage: typing_test.py CHAYUE CHAYUECTL SAMPLE_FOLDER SOURCE_FOLDER TABLE_FOLDER pinyin|handwriting|strokes

With CHAYUE_FULL_TYPING the slow ways, too, write the whole content; without it they write its beginning.
"""

import os
import sys
import time

from kiosk_window import Failure, check, running_kiosk, skip_without, text_of, until
from pointer import Pointer
from writing import Writing

# What is asked for, cut where a person would pause, with the letters that person would type. Digits and signs come
# from their own panels.
CONTENT = [
    ("申请公开", "shenqinggongkai"), ("本市", "benshi"), "2024", ("年以来", "nianyilai"),
    ("危险化学品企业", "weixianhuaxuepinqiye"), ("安全生产检查的结果", "anquanshengchanjianchadejieguo"), "，",
    ("包括检查日期", "baokuojianchariqi"), "、", ("被检查企业的名称", "beijianchaqiyedemingcheng"), "、",
    ("发现的问题和整改情况", "faxiandewentihezhenggaiqingkuang"), "。", ("如果作出了", "ruguozuochule"),
    ("行政处罚决定", "xingzhengchufajueding"), "，", ("请一并提供", "qingyibingtigong"),
    ("行政处罚决定书", "xingzhengchufajuedingshu"), ("的复印件", "defuyinjian"), "。", ("其中", "qizhong"),
    ("涉及商业秘密", "shejishangyemimi"), ("或者个人隐私的内容", "huozhegerenyinsideneirong"), "，",
    ("可以遮挡以后提供", "keyizhedangyihoutigong"), "。", ("本人住在城东", "benrenzhuzaichengdong"),
    ("工业园附近", "gongyeyuanfujin"), "，", ("希望了解周围企业的", "xiwangliaojiezhouweiqiyede"),
    ("安全生产情况", "anquanshengchanqingkuang"), "，", ("以便提醒", "yibiantixing"),
    ("家中的老人和孩子", "jiazhongdelaorenhehaizi"), ("注意防范", "zhuyifangfan"), "。", ("如果", "ruguo"),
    ("上述信息", "shangshuxinxi"), ("由其他部门掌握", "youqitabumenzhangwo"), "，", ("请告知", "qinggaozhi"),
    ("该部门的名称", "gaibumendemingcheng"), ("和联系方式", "helianxifangshi"), "。", ("需要补充材料的", "xuyaobuchongcailiaode"),
    "，", ("请在工作时间", "qingzaigongzuoshijian"), ("打电话联系本人", "dadianhualianxibenren"), "，", ("谢谢", "xiexie"), "。",
]
BEGINNING = 12  # pieces
ADDRESS = [("江苏省南京市鼓楼区", "jiangsushengnanjingshigulouqu"), ("中山北路", "zhongshanbeilu"), "28", ("号", "hao"), "5",
           ("幢", "zhuang"), "301", ("室", "shi")]
TITLE = [("危险化学品企业检查结果", "weixianhuaxuepinqiyejianchajieguo")]


def words(text):
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in text)


class Hand:
    """A visitor's finger on the panels. Remembers how many taps it took."""

    def __init__(self, kiosk, way, writing):
        self.kiosk = kiosk
        self.way = way
        self.writing = writing
        self.pointer = Pointer(kiosk.environment["DISPLAY"])
        self.taps = 0

    def node(self, node_id):
        return self.kiosk.node(node_id)

    def press(self, node):
        x, y, w, h = node["bounds"]
        self.pointer.tap(x + w / 2, y + h / 2)
        self.taps += 1

    def tap(self, node_id):
        """A key of the panel: no waiting for it to come to rest, as one types."""
        self.press(until(lambda: (n := self.node(node_id)) and n["enabled"] and n, "a key " + node_id))

    def panel(self, name):
        if self.node("typing.panel." + name)["value"] != "on":
            self.tap("typing.panel." + name)
            until(lambda: self.node("typing.panel." + name)["value"] == "on", "the panel " + name)

    def candidates(self):
        """The page of candidates: (text, node)."""
        nodes = (node for node in self.kiosk.semantics()["nodes"] if node["id"].startswith("typing.candidate."))
        return [(node["name"].split(" ", 2)[2], node) for node in nodes]

    def value(self, field):
        return self.node(field)["value"]

    # -- choosing

    def choose(self, wanted, field, pages=12):
        """Takes the longest candidate that `wanted` begins with; returns what it brought."""
        def fitting():
            return [(text, node) for text, node in self.candidates() if wanted.startswith(text)]
        for _ in range(pages):
            found = self.soon(fitting)
            if found:
                text, node = max(found, key=lambda candidate: len(candidate[0]))
                before = self.value(field)
                self.press(node)
                until(lambda: self.value(field) == before + text, f"{text} to stand in the field")
                return text
            further = self.node("typing.key.candidates.next")
            check(further and further["enabled"], f"{wanted} is not offered")
            shown = self.candidates()
            self.press(further)
            until(lambda: self.candidates() != shown, "the next page of candidates")
        raise Failure(f"{wanted} is not offered on {pages} pages")

    @staticmethod
    def soon(probe, seconds=1.0):
        """What the probe finds; nothing if the answer does not change in time. Candidates come a frame after a key."""
        end = time.monotonic() + seconds
        while not (found := probe()) and time.monotonic() < end:
            time.sleep(0.02)
        return found

    # -- the three ways of Chinese

    def by_pinyin(self, text, letters, field):
        self.panel("pinyin")
        for letter in letters:
            self.tap("typing.key." + letter)
        until(lambda: (n := self.node("typing.reading")) and n["value"].replace(" ", "").replace("'", "") == letters,
              "the letters " + letters)
        while text:
            text = text[len(self.choose(text, field)):]

    def by_handwriting(self, text, field):
        self.panel("handwriting")
        for character in text:
            x, y, w, h = self.node("typing.pad")["bounds"]
            strokes = self.writing.strokes(character)
            check(strokes, f"nobody has shown how to write {character}")
            for stroke in strokes:
                self.pointer.stroke([(x + w * (0.1 + 0.8 * px), y + h * (0.1 + 0.8 * py)) for px, py in stroke])
            until(lambda: self.node("typing.pad")["value"] == str(len(strokes)), f"the strokes of {character}")
            self.choose(character, field, pages=2)
            until(lambda: not self.candidates(), "an empty pad")

    def by_strokes(self, text, field):
        self.panel("strokes")
        for character in text:
            keys = self.writing.keys(character)
            check(keys, f"nobody knows the strokes of {character}")
            for count, key in enumerate(keys, 1):
                self.tap("typing.key.stroke." + key)
                until(lambda: (n := self.node("typing.reading")) and len(n["value"]) == count, "the strokes so far")
                if count >= 4 and any(text == character for text, _ in self.candidates()):
                    break
            self.choose(character, field)

    # -- a whole text

    def chinese(self, piece, field):
        text, letters = piece
        if self.way == "pinyin":
            self.by_pinyin(text, letters, field)
        elif self.way == "handwriting":
            self.by_handwriting(text, field)
        else:
            self.by_strokes(text, field)

    def sign(self, sign):
        """A digit or sign: on this panel if it has it, else on the one that does."""
        plain = sign.isascii() and sign.isalnum()
        name = "typing.key." + (sign if plain else f"u{ord(sign):04x}")
        for other in ("letters", "symbols"):
            if self.node(name):
                break
            self.panel(other)
        self.tap(name)

    def write(self, field, text):
        self.kiosk.tap(field)
        until(lambda: self.node("typing.panel"), "a panel for " + field)
        for piece in text:
            if isinstance(piece, str):
                for sign in piece:
                    before = self.value(field)
                    self.sign(sign)
                    until(lambda: self.value(field) == before + sign, f"{sign} to stand in the field")
            else:
                self.chinese(piece, field)
        check(self.value(field) == words(text), f"{field} holds {self.value(field)}")

    def put_away(self):
        if self.node("typing.panel"):
            self.tap("typing.key.hide")
            until(lambda: self.node("typing.panel") is None, "the panel to go")

    # -- a name with a character that hardly anybody can type

    def writes_the_name(self, field):
        self.kiosk.tap(field)
        if self.way == "pinyin":
            self.by_pinyin("张", "zhang", field)
            self.by_pinyin("𫖯", "fu", field)
            return "张𫖯"
        if self.way == "strokes":
            self.by_strokes("张𫖯", field)
            return "张𫖯"
        self.by_handwriting("张", field)
        self.draws_a_character(field)
        return "张〓"

    def draws_a_character(self, field):
        self.tap("typing.key.drawn")
        self.kiosk.screen("drawn")
        x, y, w, h = self.kiosk.at_rest("drawn.pad")["bounds"]
        for stroke in self.writing.strokes("湖")[:6] + self.writing.strokes("坤")[:4]:
            self.pointer.stroke([(x + w * (0.1 + 0.8 * px), y + h * (0.1 + 0.8 * py)) for px, py in stroke])
        until(lambda: self.node("drawn.pad")["value"] == "10", "the ten strokes that were drawn")
        self.write("drawn.description", [("左边三点水", "zuobiansandianshui")])
        self.put_away()
        self.kiosk.tap("drawn.place")
        self.kiosk.screen("request.applicant")
        until(lambda: self.value(field) == "张〓", "the drawn character to stand in the name")


def content_for(way):
    check(len(words(CONTENT)) > 200, "the content is too short to prove anything")
    return CONTENT if way == "pinyin" or os.environ.get("CHAYUE_FULL_TYPING") else CONTENT[:BEGINNING]


def hands_in_a_request(kiosk, hand, content):
    kiosk.tap("home.request")
    kiosk.screen("request.what")
    hand.write("request.field.description", content)
    hand.put_away()
    hand.write("request.field.information_number", TITLE)
    hand.put_away()
    for screen in ("already", "purpose", "applicant"):
        kiosk.tap("request.next")
        kiosk.screen("request." + screen)
    name = hand.writes_the_name("request.field.name")
    hand.put_away()
    hand.write("request.field.id_number", ["99999919900307001", "2"])
    hand.put_away()
    kiosk.tap("request.next")
    kiosk.screen("request.delivery")
    kiosk.tap("request.carrier.paper")
    kiosk.tap("request.delivery.post")
    kiosk.tap("request.next")
    kiosk.screen("request.contact")
    hand.write("request.field.phone", ["025-00000000"])
    hand.put_away()
    hand.write("request.field.address", ADDRESS)
    hand.put_away()
    hand.write("request.field.postcode", ["210000"])
    hand.put_away()
    kiosk.tap("request.next")
    kiosk.screen("request.review")
    kiosk.tap("request.submit")
    kiosk.screen("receipt")
    kiosk.tap("receipt.print_form")
    form = text_of(kiosk.print_out("form"))
    for label in ("内容描述", "提供方式"):  # they stand beside the middle of what was written
        form = form.replace(label, "")
    for expected in (name, words(ADDRESS), words(TITLE), words(content)):
        check(expected in form, f"not on the form: {expected}")
    if "〓" in name:
        check("左边三点水" in form, "the description of the drawn character is not on the form")


def main():
    skip_without("Xvfb", "xdotool", "pdftotext")
    chayue, chayuectl, sample, source, tables, way = sys.argv[1:]
    with running_kiosk(chayue, chayuectl, sample) as kiosk:
        hand = Hand(kiosk, way, Writing(source, tables))
        begun = time.monotonic()
        content = content_for(way)
        hands_in_a_request(kiosk, hand, content)
        print(f"{way}: a request of {len(words(content + ADDRESS + TITLE))} characters, {hand.taps} taps, "
              f"{time.monotonic() - begun:.0f} s")
        code = kiosk.stop()
        log = kiosk.log_text()
        check(code == 0, f"exit code {code}: {log}")
        for typed in ("张", "鼓楼", "shenqing", "危险化学品企业"):
            check(typed not in log, "what was typed stands in the log")
        print(log.strip())


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit("typing_test: " + str(failure))
