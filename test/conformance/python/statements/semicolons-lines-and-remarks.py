a = 1; b = 2; print a, b;
if a: print "one"; print "two"
c = (1 +  # a remark
     2)
d = [1,
     2,  # another

     3]
e = "a" \
    "b"
if a == 1 and \
   b == 2: print c, d, e
# coding has no meaning here
class X: pass
class Y(object): "doc"; z = 1
def f(): return; print "never"
print X.__name__, Y.z, Y.__doc__, f(), """three
lines""", '''it's''', 'a\
b'; pass
if True:
	print "tab"
        print "eight spaces"
