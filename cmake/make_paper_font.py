#!/usr/bin/python3
"""Makes a font for paper: one face of a Noto CJK collection, CFF outlines turned into TrueType ones.

libharu embeds TrueType outlines only, and Debian ships Noto Serif CJK with CFF outlines. The face keeps every
character of the set asked for ("all": everything but Hangul; "gbk": the characters of GBK, in a third less time) and
is renamed, as the Open Font License asks of a modified version.

Usage: make_paper_font.py COLLECTION.ttc "Noto Serif CJK SC" "Chayue Serif" Regular|Bold all|gbk OUTPUT.ttf
"""
import os
import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection

MAX_ERROR_UNITS = 1.0  # of 1000 to the em: 0.016 pt in body type
HANGUL = [(0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC)]
LICENSE_NAMES = {0: "copyright", 13: "licenseDescription", 14: "licenseInfoURL"}


def open_face(path, family):
    for font in TTCollection(path, lazy=True).fonts:
        if font["name"].getDebugName(1) == family:
            return font
    sys.exit(f"{path}: no face named {family}")


def wanted(code_point, character_set):
    if character_set == "all":
        return not any(first <= code_point <= last for first, last in HANGUL)
    try:
        return bool(chr(code_point).encode("gbk"))
    except UnicodeEncodeError:
        return False


def quadratic_glyph(glyph_set, name):
    pen = TTGlyphPen(None)
    glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR_UNITS, reverse_direction=True))
    return pen.glyph()


def build(source, family, style, character_set):
    cmap = {code: name for code, name in source.getBestCmap().items() if wanted(code, character_set)}
    order = [".notdef"] + sorted(set(cmap.values()) - {".notdef"})
    glyph_set = source.getGlyphSet()
    glyphs = {name: quadratic_glyph(glyph_set, name) for name in order}

    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.font.recalcBBoxes = False  # known from setupGlyf, and dear
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (source["hmtx"][name][0], getattr(glyphs[name], "xMin", 0)) for name in order})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    names = {"familyName": family, "styleName": style, "fullName": f"{family} {style}",
             "uniqueFontIdentifier": f"{family} {style}", "version": "Version 1.0",
             "psName": f"{family.replace(' ', '')}-{style}"}
    for identifier, key in LICENSE_NAMES.items():
        text = source["name"].getDebugName(identifier)
        if text:
            names[key] = text
    builder.setupNameTable(names, mac=False)
    os2 = source["OS/2"]
    builder.setupOS2(usWeightClass=os2.usWeightClass, fsType=os2.fsType, sTypoAscender=os2.sTypoAscender,
                     sTypoDescender=os2.sTypoDescender, usWinAscent=os2.usWinAscent, usWinDescent=os2.usWinDescent)
    builder.setupPost(keepGlyphNames=False)
    head = source["head"]
    builder.updateHead(created=head.created, modified=head.modified, xMin=head.xMin, yMin=head.yMin, xMax=head.xMax,
                       yMax=head.yMax)
    builder.font["maxp"].recalc(builder.font)
    return builder


def main():
    collection, face, family, style, character_set, output = sys.argv[1:]
    builder = build(open_face(collection, face), family, style, character_set)
    builder.save(output + ".part")
    os.replace(output + ".part", output)


if __name__ == "__main__":
    main()
