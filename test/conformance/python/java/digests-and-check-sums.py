# -*- coding: utf-8 -*-
# `java.security.MessageDigest`, `CRC32` and `Adler32`.
from java.lang import Exception as JavaException
from java.security import MessageDigest, NoSuchAlgorithmException
from java.util.zip import Adler32, CRC32

for name in ('MD5', 'SHA-1', 'SHA', 'sha-256', 'SHA-512', 'SHA-384'):
    digest = MessageDigest.getInstance(name)
    print digest.getAlgorithm(), digest.getDigestLength(), digest.algorithm,
    digest.update('abc')
    print ''.join('%02x' % (b & 0xff) for b in digest.digest())[:32], len(digest.digest())
md = MessageDigest.getInstance('MD5')
md.update('batch 17')
md.update(65)
md.update('xAx', 1, 1)
one = md.digest('end')
print one, MessageDigest.isEqual(one, MessageDigest.getInstance('MD5').digest('batch 17AAend'))
md.update('lost')
md.reset()
print ''.join(['%02x' % (b & 255) for b in md.digest(u'gr\xfcn'.encode('utf-8'))]), one.tolist()[:3], type(one).__name__
for wrong in (lambda: MessageDigest.getInstance('MD7'), lambda: md.update(None), lambda: MessageDigest()):
    try:
        print wrong()
    except NoSuchAlgorithmException, e:
        print e, '|', e.getMessage(), isinstance(e, JavaException)
    except JavaException, e:
        print type(e).__name__
    except TypeError, e:
        print 'TypeError'
for kind in (CRC32, Adler32):
    crc = kind()
    print repr(crc.getValue()),
    crc.update('hello')
    print repr(crc.getValue()), hex(crc.value),
    crc.update(33)
    crc.update('xyz', 1, 2)
    print crc.getValue(),
    crc.reset()
    crc.update(u'hello'.encode('utf-8'))
    print crc.value
