x = "global"
def reads(): return x
def shadows(): x = "local"; return x
def sets():
    global x, y
    x = "set"; y = "new"
def unbound():
    print x
    x = 1
def deletes():
    global y
    del y
print reads(), shadows(), x
sets(); print x, y
try: unbound()
except UnboundLocalError, e: print type(e).__name__, isinstance(e, NameError)
deletes()
try: print y
except NameError, e: print e
class Body:
    x = "class"
    def method(self): return x
x = "after"
print Body().method(), Body.x
