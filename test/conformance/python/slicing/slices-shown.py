# A slice shows its parts as `str` does.
print slice(1), slice(1, 2), slice('a', None), repr(slice(u'b', 1.5, [2])), [slice(None)], str(slice(1, 10, 2))


class Shows(object):
    def __getitem__(self, key):
        return repr(key)


print Shows()[1:2:3], Shows()['a':'b', ::2], Shows()[...]
