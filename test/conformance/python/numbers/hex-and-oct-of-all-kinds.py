class Own(object):
    def __hex__(self): return "own hex"
    def __oct__(self): return "own oct"
for value in (0, 1, 8, 255, -255, 2147483647, 2147483648, -2147483649, 5L, 0L, True, Own()):
    print hex(value), oct(value)
for value in (1.5, "1", None, 1j):
    for work in (hex, oct, bin):
        try: print work(value)
        except TypeError: print "TypeError",
print [bin(value) for value in (0, 1, 10, -10, 255, 2 ** 40, 5L, True)]
