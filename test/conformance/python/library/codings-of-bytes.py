import base64, binascii, zlib, hashlib
data = "Batch \x00\xff\xe4 17"
print base64.b64encode(data), base64.b64decode("QmF0Y2g="), base64.urlsafe_b64encode("\xfb\xff"), repr(base64.urlsafe_b64decode("-_8=")), repr(base64.b32encode(data)), base64.b32decode("MFRGG==="), base64.b16encode("\xab"), base64.b16decode("AB") == "\xab", repr(base64.encodestring("x" * 60)), repr(base64.decodestring("eA==\n")), base64.b64encode("", "-_"), base64.b64encode("\xfb\xff", "-_"), base64.standard_b64encode("a")
print binascii.hexlify(data), repr(binascii.unhexlify("00ff")), binascii.crc32("abc"), binascii.crc32("hello"), binascii.crc32("abc", 5), binascii.crc32("") , repr(binascii.b2a_base64("ab")), binascii.a2b_base64("YWI="), zlib.crc32("abc"), zlib.adler32("abc"), zlib.crc32("hello") & 0xffffffff, zlib.decompress(zlib.compress(data)) == data, len(zlib.compress("a" * 1000)) < 50, data.encode("hex"), "4a4b".decode("hex"), data.encode("base64")
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    made = hashlib.new(name, "abc"); print name, made.hexdigest()[:16], made.digest_size, made.block_size, len(made.digest()), getattr(hashlib, name)("a" + "bc").hexdigest() == made.hexdigest(), made.name
h = hashlib.sha256(); h.update("a"); c = h.copy(); h.update("b"); print h.hexdigest()[:8], c.hexdigest()[:8], hashlib.md5(u"abc").hexdigest()
import hmac; print hmac.new("key", "message", hashlib.sha256).hexdigest(), hmac.new("key", "m").hexdigest()
for work in ("base64.b64decode('a')", "binascii.unhexlify('0')", "binascii.unhexlify('zz')", "hashlib.new('nope')", "hashlib.md5(u'\\xe4')", "hashlib.md5(5)", "zlib.decompress('x')", "base64.b64encode(5)", "base64.b16decode('ab')", "base64.b32decode('a')"):
    try: print work, repr(eval(work))
    except Exception, e: print work, type(e).__name__
