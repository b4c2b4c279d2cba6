for value in (1j, 1 + 2j, complex(1.5, -2), complex("1+2j"), 0j, complex(1, 0), (1 + 2j) * (3 - 1j), (1 + 2j) / (1 - 1j), (1 + 2j) ** 2, abs(3 + 4j), complex(1e20, 1)):
    print value, repr(value), "%s" % (value,)
print (1 + 2j).real, (1 + 2j).imag, (1 + 2j).conjugate(), 1j == 1j, 1 + 0j == 1, hash(1 + 0j) == hash(1), bool(0j)
for work in ("1j < 2j", "int(1j)", "float(1j)", "complex('x')", "complex('1 + 2j')", "1j / 0"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
