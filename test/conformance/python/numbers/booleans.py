print True + True, True * 3, False == 0, True == 1.0, [True, False], str(True), int(True), "%d" % True, not 0, not [], bool("0"), bool(0.0)
print (1 and 2), (0 or "x"), (None or 0), 1 if [] else 2, True & False, True | False
