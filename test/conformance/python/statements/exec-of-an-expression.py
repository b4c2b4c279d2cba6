class Held(object):
    text = 'print "held", 7 / 2'
    def made(self, name):
        return '%s = %d' % (name, len(name))


held = Held()
space, own = {}, {}
exec held.text
exec held.made('word')
print word
exec held.made('inside') in space
print space['inside']
exec "a = %d" % 5 in space, own
print own, 'a' in space
exec 'b = 1' '\n' 'b += 1'
print b
for line in ['c = 3', 'd = c / 2']: exec line in space; print line
print space['d']
if True: exec compile('e = 1 <> 2', 'made', 'exec')
print e
texts = ['f = 0777']; exec texts[0]
print f
"""
exec held.text
"""
