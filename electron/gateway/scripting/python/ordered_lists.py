# `heapq` and `bisect`, by the order that Python 2.7 has for all things. A heap's items stand where they stand there.

from _compare import in_order, less


# Moves the item at a place up, as far as it is less than what stands above it.
def _up(heap, start, place):
    item = heap[place]
    while place > start:
        above = (place - 1) >> 1
        if not less(item, heap[above]):
            break
        heap[place] = heap[above]
        place = above
    heap[place] = item


# Moves the item at a place down to the end, by the lesser ones below, and then up to where it belongs.
def _down(heap, start):
    size, place, item = len(heap), start, heap[start]
    below = 2 * place + 1
    while below < size:
        other = below + 1
        if other < size and not less(heap[below], heap[other]):
            below = other
        heap[place] = heap[below]
        place = below
        below = 2 * place + 1
    heap[place] = item
    _up(heap, start, place)


def heappush(heap, item):
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap):
    last = heap.pop()
    return heapreplace(heap, last) if heap else last


def heapreplace(heap, item):
    least, heap[0] = heap[0], item
    _down(heap, 0)
    return least


def heappushpop(heap, item):
    return heapreplace(heap, item) if heap and less(heap[0], item) else item


def heapify(x):
    for place in reversed(range(len(x) // 2)):
        _down(x, place)


def nlargest(n, iterable, key=None):
    return in_order(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    return in_order(iterable, key=key)[:max(n, 0)]


def merge(*iterables):
    heap = []
    for place, items in enumerate(iterables):
        items = iter(items)
        for item in items:
            heappush(heap, [item, place, items])
            break
    while heap:
        item, place, items = heap[0]
        yield item
        for following in items:
            heapreplace(heap, [following, place, items])
            break
        else:
            heappop(heap)


def _found(a, lo, hi, goes_right):
    if lo < 0:
        raise ValueError('lo must be non-negative')
    hi = len(a) if hi is None or hi == -1 else hi
    while lo < hi:
        middle = (lo + hi) // 2
        if goes_right(a[middle]):
            lo = middle + 1
        else:
            hi = middle
    return lo


def bisect_right(a, x, lo=0, hi=None):
    return _found(a, lo, hi, lambda item: not less(x, item))


def bisect_left(a, x, lo=0, hi=None):
    return _found(a, lo, hi, lambda item: less(item, x))


def insort_right(a, x, lo=0, hi=None):
    a.insert(bisect_right(a, x, lo, hi), x)


def insort_left(a, x, lo=0, hi=None):
    a.insert(bisect_left(a, x, lo, hi), x)


heaps = {'heappush': heappush, 'heappop': heappop, 'heapreplace': heapreplace, 'heappushpop': heappushpop, 'heapify': heapify,
         'nlargest': nlargest, 'nsmallest': nsmallest, 'merge': merge}
bisection = {'bisect': bisect_right, 'bisect_right': bisect_right, 'bisect_left': bisect_left, 'insort': insort_right,
             'insort_right': insort_right, 'insort_left': insort_left}
