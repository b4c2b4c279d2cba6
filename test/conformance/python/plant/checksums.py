def crc16(text, start=0xFFFF):
    value = start
    for sign in text:
        value ^= ord(sign)
        for bit in range(8): value = (value >> 1) ^ 0xA001 if value & 1 else value >> 1
    return value
def luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        n = int(digit) * (1 + place % 2)
        total += n / 10 + n % 10
    return total % 10 == 0
def lrc(text): return reduce(lambda a, b: a ^ b, map(ord, text), 0)
def mod11(digits): return (11 - sum([int(d) * w for d, w in zip(reversed(digits), [2, 3, 4, 5, 6, 7] * 3)]) % 11) % 11
for text in ("", "A", "123456789", "Batch B-17", "\x00\xff"): print repr(text), "%04X" % crc16(text), hex(crc16(text)), lrc(text), "%02x" % (sum(map(ord, text)) & 0xFF), "%02X" % (-sum(map(ord, text)) & 0xFF)
print [luhn(n) for n in ("4539578763621486", "79927398713", "79927398710", "0")], [mod11(n) for n in ("036532", "123456", "1")]
frame = "\x02" + "T=81.2" + "\x03"; print repr(frame + chr(lrc(frame[1:]))), [ord(c) for c in frame], "".join(["%02X" % ord(c) for c in frame])
