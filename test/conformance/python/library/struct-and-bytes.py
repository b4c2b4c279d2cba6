import struct, binascii
for form, values in ((">h", (-2,)), ("<h", (-2,)), ("!I", (4294967295,)), (">q", (-5,)), ("<d", (1.5,)), (">f", (0.1,)), (">bB", (-1, 255)), ("5s", ("ab",)), (">3sh", ("abcd", 1)), (">?", (True,)), ("c", ("x",)), (">2h", (1, 2)), ("<xhx", (3,)), (">hI", (1, 2)), ("<hI", (1, 2)), ("4p", ("abcdef",)), ("h", (1,)), ("i", (1,)), ("=i", (1,)), ("@h", (258,)), ("d", (1.0,)), ("hi", (1, 2))):
    made = struct.pack(form, *values); print form, binascii.hexlify(made), struct.unpack(form, made), struct.calcsize(form)
for work in ("struct.pack('>h', 70000)", "struct.pack('>B', -1)", "struct.pack('>h')", "struct.pack('>h', 'a')", "struct.unpack('>h', 'a')", "struct.pack('z', 1)", "struct.pack('>h', 1.5)", "struct.pack('s', 5)", "struct.unpack('>hh', 'abc')"):
    try: print work, repr(eval(work))
    except Exception, e: print work, type(e).__name__
print struct.unpack_from(">h", "xx\x01\x02", 2) if hasattr(struct, "unpack_from") else "", [ord(sign) for sign in struct.pack(">f", -2.5)], struct.unpack(">f", struct.pack(">f", 0.1))[0]
