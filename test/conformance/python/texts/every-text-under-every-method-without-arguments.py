texts = ["", "a", "A", "Hello World", "  pad  ", "123", "tab\there", "line\nbreak\r\n", "MiXeD 1a", "\xe4\xfc", "it's", "a-b_c.d"]
for name in "capitalize expandtabs isalnum isalpha isdigit islower isspace istitle isupper lower lstrip rstrip split rsplit splitlines strip swapcase title upper".split():
    print name, [getattr(text, name)() for text in texts]
    print name, [getattr(text.decode("latin-1"), name)() for text in texts]
