import heapq
from collections import deque, defaultdict
jobs = [(2, "print label", 5), (1, "release", 2), (3, "archive", 1), (1, "review", 7), (2, "weigh", 3)]
heap = []
for order, (priority, name, minutes) in enumerate(jobs): heapq.heappush(heap, (priority, order, name, minutes))
clock, done = 0, []
while heap:
    priority, order, name, minutes = heapq.heappop(heap); clock += minutes; done.append("%s@%02d:%02d" % (name, clock / 60 + 6, clock % 60))
    if name == "review": heapq.heappush(heap, (0, 99, "sign", 1))
print done, clock
ring = deque(jobs, maxlen=3); print [job[1] for job in ring]; ring.rotate(1); print ring[0][1], len(ring)
by = defaultdict(list)
for priority, name, minutes in jobs: by[priority].append(name)
print dict(by), sorted(by.items()), [(p, len(by[p])) for p in sorted(by, reverse=True)], sum([minutes for p, n, minutes in jobs if p < 3]), max(jobs, key=lambda job: job[2])[1], min(jobs), sorted(jobs, key=lambda job: (job[0], -job[2]))[0]
