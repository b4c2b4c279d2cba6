for text in ("", "a", "abcde", u"\xe4bc"):
    for start in (None, 0, 1, -1, 3, -9, 9):
        print repr(text), start, [text[start:stop:step] for stop in (None, 0, 2, -1, 9) for step in (None, 2, -1)]
