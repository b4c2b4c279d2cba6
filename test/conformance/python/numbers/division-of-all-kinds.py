for one in (7, -7, 7L, -7L, 7.0, -7.5):
    for other in (2, -2, 2L, 2.0, -2.5, True):
        print one / other, one // other, one % other, divmod(one, other),
    print
