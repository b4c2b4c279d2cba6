text = "abcdef"
for start in (None, 0, 2, -2, 9, -9):
    for stop in (None, 0, 3, -1, 9, -9):
        print [text[start:stop:step] for step in (None, 1, 2, -1, -2)], u"abcdef"[start:stop]
try: text[::0]
except ValueError, e: print e
for index in (0, -1, 5, -6, 6, -7):
    try: print text[index],
    except IndexError: print "IndexError",
