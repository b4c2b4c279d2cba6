# Numbers that do not fit in what they are packed into.
import struct
for f in 'bBhHiIlLqQ':
    for v in (-1, 128, 255, 256, -129, 65535, 65536, -32769, 2**31, 2**32, -2**31-1, 2**63, 2**64, 1.9, -1.5, True, 'a', None, 3L):
        try: print f, v, repr(struct.pack('>' + f, v))
        except Exception, e: print f, v, type(e).__name__, e
for f in 'fd':
    for v in (1, 2**70, True, 'a', None, 1e300):
        try: print f, v, repr(struct.pack('>' + f, v))
        except Exception, e: print f, v, type(e).__name__, e
for f, v in (('c', 'ab'), ('c', 5), ('3s', 5), ('s', u'a'), ('?', 1)):
    try: print f, v, repr(struct.pack('>' + f, v))
    except Exception, e: print f, v, type(e).__name__, e
for a in [('>H', 1, 2), ('>HH', 1), ('>2H', 1, 2), ('>H3xH', 1, 2)]:
    try: print a, repr(struct.pack(*a))
    except Exception, e: print a, type(e).__name__, e
