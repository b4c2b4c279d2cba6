print 0777, 0xFF, 0b101, 0o17, oct(8), oct(0), oct(-8), hex(255), hex(-255), bin(5), hex(2 ** 40), oct(2 ** 40), hex(10L), oct(10L)
