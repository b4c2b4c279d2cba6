from java.util import ArrayList, HashMap

a, b = ArrayList([1, 2])
print a, b, ','.join(ArrayList(['a', 'b'])), map(lambda x: x, HashMap({'a': 1})), dict(HashMap({'a': 1})), tuple(ArrayList([1])), sorted(HashMap({'b': 1, 'a': 2}))
print '{0[0]} {1[a]}'.format(ArrayList([1]), HashMap({'a': 1})), '%(a)s' % HashMap({'a': 1}), (lambda *given, **named: (given, sorted(named.values())))(*ArrayList([1]), **HashMap({'a': 1}))
print list(reversed(ArrayList([1, 2]))), enumerate(ArrayList([1])).next(), [1, 2][:] + list(ArrayList([3])), sum(ArrayList([1, 2]))
l = [1]
l += ArrayList([2])
l[0:1] = ArrayList([5, 6])
l.extend(ArrayList([7]))
print l, 7 in l
print any(ArrayList([0, 1])), all(ArrayList([0, 1])), max(HashMap({'b': 1})), filter(None, ArrayList([0, 1])), zip(ArrayList([1]), 'a')
d = {}
d.update(HashMap({'a': 1}))
print d, isinstance(HashMap(), dict), type(HashMap()), ArrayList.__name__
