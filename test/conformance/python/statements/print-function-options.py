# The options of `print` as a function.
from __future__ import print_function


class Sink(object):
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


for options in ({'sep': 1}, {'end': 5}, {'foo': 1}, {'sep': None}, {'end': None}, {'sep': '-', 'end': '!\n'}, {'sep': u'+'}, {'end': ''}, {'file': None}, {}):
    try:
        print('a', 5, **options)
    except TypeError as problem:
        print('TypeError')
sink = Sink()
print('a', 1, u'b', file=sink, sep='/')
print(file=sink)
print(''.join(sink.parts), end='')
for wrong in (5, 'text', []):
    try:
        print('x', file=wrong)
    except AttributeError as problem:
        print('AttributeError')
