for text in ("1 / 0", "1 % 0", "1.0 / 0", "1 // 0", "5L / 0", "1.0 % 0", "divmod(1, 0)", "0 ** -1"):
    try:
        print eval(text)
    except ZeroDivisionError, e:
        print text, type(e).__name__
