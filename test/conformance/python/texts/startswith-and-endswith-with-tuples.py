text = "[default]Line/Level"
for part in (("[", "("), ("a", "b"), (), ("[default]",), ("Level", "x"), ("",), (u"[", "x")):
    print part, text.startswith(part), text.endswith(part), text.startswith(part, 9), text.endswith(part, 0, 9)
for part in (5, None, ["["], (5,)):
    try: print text.startswith(part)
    except TypeError: print "TypeError"
