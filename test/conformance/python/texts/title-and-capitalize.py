for text in ("hello world", "HELLO WORLD", "it's o'clock", "x-ray 3d", "a1b c2d", "", "123abc", "_abc", "mixed CaSe tExt", "tab\tnew\nline", "\xe4b c"):
    print repr(text.title()), repr(text.capitalize()), repr(text.swapcase()), text.istitle(), text.isupper(), text.islower()
