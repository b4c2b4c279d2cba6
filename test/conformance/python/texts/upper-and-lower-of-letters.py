text = u"m\xe4dchen stra\xdfe"
for changed in (text.upper(), text.title(), text.capitalize(), text.swapcase(), text.upper().lower()):
    print repr(changed)
print repr("abc \xe4".upper()), repr("Hello World".swapcase()), "hello world".title(), "HELLO".capitalize(), repr("they're bill's".title())
