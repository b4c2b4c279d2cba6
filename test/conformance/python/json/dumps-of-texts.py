# -*- coding: utf-8 -*-
import json

for value in ("plain", "a\"b", "a\\b", "a/b", "a\nb\tc\rd", "\b\f", "\x00\x1f\x7f", "it's", "</script>", u"Mädchen", u"\u20ac 5", u"\U0001f600", u"\u2028", u"\xa0", "Mädchen", "100%", "{}", "<&>"):
    print json.dumps(value), json.dumps({value: [value]})
print repr(json.dumps("a")), repr(json.dumps(u"a")), repr(json.dumps(u"\xe4")), json.loads(json.dumps(u"Mädchen")) == u"Mädchen", json.dumps("x" * 3)
try:
    json.dumps("\xff")
except UnicodeDecodeError, e:
    print type(e).__name__
