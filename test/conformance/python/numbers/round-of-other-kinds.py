for given in ((True,), (5L,), (2 ** 60,), (1.5, 1L), (1.5, True), (2.5, 0), (float("inf"), 2), (-0.4,), (0.0,), (1e308, -308), (1e-300, 300), (12.5, -2), (12.5, 400), (12.5, -400)):
    print given, repr(round(*given))
for given in (("1",), (None,), (1.5, "1"), (1.5, None), (1j,), ()):
    try: print round(*given)
    except TypeError: print given, "TypeError"
