print (10).bit_length(), (255L).bit_length(), (0).bit_length(), (-8).bit_length(), (2.5).is_integer(), (2.0).is_integer()
print (0.1).as_integer_ratio(), (5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator
print (1.5).hex(), float.fromhex("0x1.8p1"), (5).__add__(3), (5).__neg__(), (2.5).__int__(), (7).__divmod__(2), (5L).__hash__()
print (1.5).real, (1.5).imag, (1.5).conjugate(), (2.7).__trunc__(), int.__name__, (3).__class__.__name__, (3L).__class__.__name__
