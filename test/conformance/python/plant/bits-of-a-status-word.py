names = ["ready", "running", "fault", "warning", "manual", "auto", "door", "reset"]
for word in (0, 1, 6, 0x25, 255, 0x80, 256 + 3, -1):
    on = [name for bit, name in enumerate(names) if word >> bit & 1]
    print "%5d %04X %s" % (word & 0xFFFF, word & 0xFFFF, bin(word & 0xFF)[2:].zfill(8)), ",".join(on) or "-", sum([1 << names.index(name) for name in on]) == word & 0xFF
high, low = 0x41A0, 0x0000
import struct
print struct.unpack(">f", struct.pack(">HH", high, low))[0], [hex(n) for n in struct.unpack(">HH", struct.pack(">f", -12.75))], struct.unpack(">h", struct.pack(">H", 65531))[0], (0xFFFB ^ 0x8000) - 0x8000, ~5 & 0xFF, 5 | 1 << 3, 0xF0 >> 4 & 3
print ["".join(["1" if value & 1 << bit else "0" for bit in reversed(range(4))]) for value in range(0, 16, 5)], int("0101", 2), [value & -value for value in (12, 7, 8)], bin(0xA5 ^ 0xFF), "%o" % 493, 0755
