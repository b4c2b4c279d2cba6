# -*- coding: utf-8 -*-
import re

text = u"Öl für Mädchen 5°"
print re.findall(r"\w+", text)
print re.findall(r"\w+", text, re.UNICODE)
print re.findall(r"(?u)\w+", text)
print re.findall(r"\W+", text), re.findall(r"(?u)\W+", text)
print re.findall(r"[a-z]+", text), re.findall(r"(?i)[a-z]+", text)
print re.findall(r"\bf", text), re.sub(r"(?u)[^\w\s]", u"", text) == u"Öl für Mädchen 5"
print re.findall(r"\d", u"\u0663 4"), re.findall(r"(?u)\d", u"\u0663 4"), re.findall(r"\s", u"a\xa0b"), re.findall(r"(?u)\s", u"a\xa0b")
print re.findall(r"(?iu)ö", u"Öö".encode("utf-8").decode("utf-8")), re.findall(u"(?iu)ö", u"Öö"), re.findall(u"(?i)ö", u"Öö")
print re.match(r"^\w+$", u"Grün") is None, re.match(r"^\w+$", u"Grün", re.U) is None, re.split(r"(?u)\W+", u"für, Öl")
