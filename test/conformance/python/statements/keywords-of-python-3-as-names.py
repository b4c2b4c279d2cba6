# `async`, `await` and `nonlocal` are names, and behind a dot each keyword is one.
async = 1
await = 2
nonlocal = 3
print async + await + nonlocal


def f(async, await=2):
    return async, await


print f(1), f(async=5, await=6), f(**{'async': 7})


class C(object):
    nonlocal = 4

    def await(self, async=None):
        return self.nonlocal, async


c = C()
c.async = 3
print c.async, c.await(9), c.__dict__, getattr(c, 'await')(2), C.nonlocal, "async # await"
print [async for async in 'ab'], async
for await, nonlocal in [(1, 2)]:
    print await, nonlocal
print dict(async=1), (lambda async: async * 2)(4)
try:
    raise ValueError
except ValueError, async:
    print repr(async)
del await
try:
    await
except NameError, e:
    print e
print sorted(k for k in globals() if k in ('async', 'await', 'nonlocal'))


def outer():
    global async
    async = 7


outer()
print async


class J(object):
    pass


j = J()
for name in ('print', 'exec', 'raise', 'with'):
    setattr(j, name, lambda *a: a)
for name in ('class', 'as', 'import', 'pass', 'del', 'def', 'None'):
    setattr(j, name, name.upper())
print j.print(1), j.exec(2), j.raise(3), j.with(4), j.as, j.class, j.import, j.pass, j.del, j.def
j.class = 7
print j.class, j.class + 1, j.with(j.as)
