import json
for text in ("", "abc", 'q"q', "b\\b", "s/s", "\n\r\t\b\f", "\x00\x1f\x7f", u"\xe4\xf6", u"\u20ac", u"\U0001F600", "\xc3\xa4", u"\u2028", "it's", "</script>"):
    print json.dumps(text), repr(json.dumps(text, ensure_ascii=False)), repr(json.loads(json.dumps(text)))
try: json.dumps("\xe4")
except UnicodeDecodeError: print "UnicodeDecodeError"
print type(json.dumps(u"a")).__name__, type(json.dumps(u"\xe4", ensure_ascii=False)).__name__, type(json.dumps("a", ensure_ascii=False)).__name__, type(json.dumps(u"a", ensure_ascii=False)).__name__, type(json.loads('"a"')).__name__, type(json.loads('{"a": 1}').keys()[0]).__name__
