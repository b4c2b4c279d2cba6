for one in (0, 1, 12, -1, -12, 0xFF00, 2 ** 40):
    for other in (0, 10, -10, 0x0FF0, 2 ** 35):
        print one & other, one | other, one ^ other,
    print ~one
print True & False, True | False, True ^ True, ~True, type(True & True).__name__, type(True & 1).__name__
