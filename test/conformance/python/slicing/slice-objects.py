part = slice(1, 10, 2)
print part, part.start, part.stop, part.step, slice(5), slice(1, None), part.indices(6), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(1, 2) == slice(1, 2), cmp(slice(1), slice(2)), type(part).__name__
class Seen(object):
    def __getitem__(self, key): return key
    def __len__(self): return 10
class Old:
    def __getitem__(self, key): return key
    def __getslice__(self, start, stop): return "getslice", start, stop
    def __len__(self): return 10
print Seen()[1:2], Seen()[:], Seen()[::2], Seen()[1:2, 3], Seen()[...], Seen()[-1:], Seen()[1, 2], Seen()[(1, 2)]
print Old()[1:2], Old()[:], Old()[-2:], Old()[1:2:3], Old()[5]
