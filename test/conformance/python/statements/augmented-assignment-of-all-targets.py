class Box(object): pass
box = Box(); box.n = 5; box.d = {"k": [1, 2]}
box.n += 1; box.n *= 2; box.n /= 5; box.n -= 7; box.n **= 2; print box.n
box.d["k"] += [3]; box.d["k"][0] -= 5; box.d["k"][1] %= 2; box.d["k"][2] <<= 2; print box.d
items = range(5); items[1:3] += ["x"]; print items; items[0] /= 1; items[-1] //= 3; items *= 2; print items
text = "a"; text += "b"; text *= 2; text %= (); print text
fmt = "%s-%s"; fmt %= (1, 2); print fmt
t = ([1],)
try: t[0] += [2]
except TypeError: print t
counts = {}
for sign in "banana": counts[sign] = counts.get(sign, 0) + 1
print sorted(counts.items())
x = 5; x += x * 2; x -= -x; print x; x = 7.5; x //= 2; x /= 2; print x; s = set([1]); s |= set([2]); s &= set([2, 3]); print s
