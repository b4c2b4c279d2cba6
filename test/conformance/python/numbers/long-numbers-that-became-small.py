print [2 ** 31 - 1], [2 ** 40 / 2 ** 39], [0xffffffff & 5], hex(0xffffffff & 255), [int(5e9) - int(4.9e9)], [int('3000000000') % 7]
print [2147483648 - 1], [-2147483648], [2 ** 10], [pow(2, 40) - pow(2, 40)], type(2 ** 31 - 1), [3000000000 / 3], [3000000000 // 1000000]
print [divmod(3000000000, 7)], '%d %x %s %r' % (2 ** 31 - 1, 0xffffffff & 255, 2 ** 31 - 1, 2 ** 31 - 1), 2147483648 in {2147483648L: 1}
print [min(2 ** 31, 5)], isinstance(2 ** 31 - 1, int), isinstance(2 ** 31 - 1, long), 2 ** 31 - 1 == 2147483647, [int(2 ** 31 - 1)], [~0xffffffff]
print [0xffffffff >> 28], [4294967295 ^ 4294967295], str(2 ** 31 - 1), [1, 2, 3][2147483648 - 2147483647], 'a' * (2147483650 - 2147483648)
print -1j, -2.5j, 1 - 1j, [-1j], -1j * 2, 3 - 2j
for code in ('1L / 0', '1L % 0', '1L // 0', 'divmod(1L, 0)', '2 ** 40 / 0', '0L ** -1', '0 ** -1', '1j / 0', 'float(10 ** 400)', '10 ** 400 * 1.0'):
    try:
        print code, eval(code)
    except (ZeroDivisionError, OverflowError), e:
        print code, type(e).__name__, e
crc = 0xffffffff
for sign in 'checksum':
    crc ^= ord(sign)
    for bit in range(8):
        crc = crc >> 1 ^ (0xedb88320 if crc & 1 else 0)
print crc ^ 0xffffffff, hex(crc ^ 0xffffffff), [(crc ^ 0xffffffff) & 0xffff]
