import heapq, bisect
heap = []
for item in (5, 1, 4, 1, 3): heapq.heappush(heap, item)
print heap, heapq.heappop(heap), heap, heapq.heapreplace(heap, 2), heapq.heappushpop(heap, 0), heap, heapq.nlargest(2, [3, 9, 1]), heapq.nsmallest(2, "hello"), list(heapq.merge([1, 4], [2, 3])), heapq.nlargest(2, ["a", "bbb", "cc"], key=len)
rows = [9, 8, 7, 1]; heapq.heapify(rows); print rows
items = [1, 3, 3, 5]; print bisect.bisect(items, 3), bisect.bisect_left(items, 3), bisect.bisect_right(items, 0), bisect.insort(items, 4), items, bisect.bisect_left(items, 3, 2), bisect.insort_left(items, 3), items
mixed = []
for item in (3, "a", None, 2.5): heapq.heappush(mixed, item)
print [heapq.heappop(mixed) for _ in range(4)], bisect.bisect([None, 1, "a"], 5)
