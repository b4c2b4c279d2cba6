import uuid
u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print u, repr(u), u.hex, u.int, u.urn, u.version, u.bytes == "\x124Vx\x124Vx\x124Vx\x124Vx", u == uuid.UUID("{12345678123456781234567812345678}"), u < uuid.UUID(int=5), uuid.UUID(int=5), uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), len(str(uuid.uuid4())), uuid.uuid4().version, hash(u) == hash(uuid.UUID(str(u))), uuid.UUID(bytes="a" * 16), str(u).upper(), "%s" % u
for work in ("uuid.UUID('x')", "uuid.UUID()", "uuid.UUID(int=-1)", "uuid.UUID(bytes='a')"):
    try: print work, eval(work)
    except Exception, e: print work, type(e).__name__
