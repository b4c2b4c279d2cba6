x = 10 ** 5000 + 7
text = str(x)
print len(text), text[:5], text[-5:]
print long("9" * 6000) % 1000
print len("%d" % (3 ** 20000)), len(hex(2 ** 20000))
print x // 10 ** 4995, x % 10
