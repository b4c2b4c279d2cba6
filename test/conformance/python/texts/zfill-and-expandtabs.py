for text in ("", "7", "-7", "+7", "--7", "a", "-", "+", " 7", "1.5", "-1.5"):
    print [text.zfill(width) for width in (0, 1, 3, 5)],
print
for text in ("\t", "a\tb", "abcdefgh\ti", "a\n\tb", "\t\t", "ab\tc\td"):
    print [text.expandtabs(size) for size in (1, 4, 8)], [text.expandtabs()]
