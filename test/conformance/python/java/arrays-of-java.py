from java.lang import String
from java.math import RoundingMode
from java.util import ArrayList, Arrays, HashMap
from java.util.concurrent import TimeUnit

words = String('b,a,,c').split(',')
print words, len(words), words[0], words[-1], words[1:3], words[::2], list(words), tuple(words), 'a' in words, bool(words), type(words)
print words == words[:], words == ['b', 'a', '', 'c'], sorted(words), words.index('c'), words.count(''), words.tolist(), ','.join(words)
print [word.upper() for word in words if word], dict(enumerate(words)), zip(words, range(9)), max(words), words + words, words * 2
print '%s' % words, '%s-%s' % tuple(words[:2]), list(reversed(words)), isinstance(words, list), Arrays.asList(words), String.join('-', words)
words[0] = 'z'
words.append('q')
words.extend(['r', 's'])
words.insert(1, 'i')
print words, words.pop(), words.pop(0), words
words.reverse()
words.remove('q')
del words[0]
print words, words < words[:1], words >= words
for work in (lambda: words[9], lambda: words + ['x'], lambda: words.length, lambda: words.__setitem__(0, 5), lambda: hash(words),
             lambda: words.index('nobody'), lambda: ArrayList().addAll(words)):
    try:
        print work()
    except Exception, error:
        print type(error).__name__
print ArrayList([1, 'b', None, 2.5]).toArray(), HashMap({'k': 1}).keySet().toArray(), Arrays.asList([1, 2]).toArray()
print String('abc').toCharArray(), list(String('a-b').toCharArray()), ArrayList([5]).size
print TimeUnit.values()[:2], RoundingMode.values()[0]
