print 0777, 0x1F, 0X1f, 0b101, 0B11, 0o17, 0O17, 1e3, 1E-3, .5, 5., 1.e2, 10L, 0xFFL, 0777L, 0b11L, 1j, 1.5J, 0, 00, 0L, 2147483648, 0xFFFFFFFF, -0x10, 1e400
print type(0xFFFFFFFF).__name__, type(0777L).__name__, type(1j).__name__, type(1e3).__name__, repr(0x7FFFFFFF), repr(0x80000000)
