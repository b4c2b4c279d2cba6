signs = "-=*"
for width in range(0, 12, 4):
    for text in ("", "ab", u"\xe4b", "abcdefghij"):
        print [getattr(text, name)(width, sign) for name in ("ljust", "rjust", "center") for sign in signs]
