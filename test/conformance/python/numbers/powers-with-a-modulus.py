for one in (2, 3, -3, 10L):
    for other in (0, 1, 5, 100):
        for modulus in (1, 7, -7, 13L):
            print repr(pow(one, other, modulus)),
    print
for given in ((2, -1, 5), (2, 1, 0), (2.0, 1, 3), (2, 0.5)):
    try: print pow(*given)
    except Exception, e: print type(e).__name__
