texts = ("", "a", "A", "aA", "1", "a1", " ", "\t\n", "a b", "A1", "Ab Cd", "AB", "ab1!", "\xe4", "!", "0x1F", "1.5", "-1")
for name in ("isalpha", "isdigit", "isalnum", "isspace", "isupper", "islower", "istitle"):
    print name.ljust(8), "".join([str(int(getattr(text, name)())) for text in texts]), "".join([str(int(getattr(text.decode("latin-1"), name)())) for text in texts])
