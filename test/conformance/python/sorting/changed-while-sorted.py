# A list that grows while it is sorted; one whose values are set stays as it was sorted.
rows = [3, 1, 2]


def growing(a, b):
    rows.append(5)
    return cmp(a, b)


try:
    rows.sort(growing)
except Exception, e:
    print type(e).__name__, e
print rows[:3]

kept = [3, 1, 2]


def setting(value):
    kept[0] = 9
    return value


kept.sort(key=setting)
print kept
