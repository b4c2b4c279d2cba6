text = "abc"
for work in ("text[0] = 'x'", "del text[0]", "text[0:1] = 'x'", "text.x = 1", "text += 1", "text.append('x')", "text - 'a'", "text * 'a'", "text['a']", "text()", "-text", "text < 1 and text.nope"):
    try: exec work in {"text": text}; print work, "ok"
    except Exception, e: print work, type(e).__name__
