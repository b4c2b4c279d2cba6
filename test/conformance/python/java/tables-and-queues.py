from java.lang import ClassCastException, NullPointerException
from java.util import ArrayList, Collections, Hashtable, NoSuchElementException, Optional, PriorityQueue
from java.util.concurrent import ConcurrentHashMap

names = 'temperature pressure flow level speed torque batch lot weight tare gross net unit a b c d e f g'.split()
for kind in (Hashtable, ConcurrentHashMap):
    table = kind()
    for number, name in enumerate(names):
        table[name] = number
        if number in (3, 8, 12, 19):
            print table, list(table.keys()), list(table.elements())
    print table.toString(), len(table), table.get('a'), table.get('nobody'), 'lot' in table, table.contains(3), table.containsKey('tare')
    print table.put('a', 99), table.put('h', 100), table.remove('b'), table.remove('nobody'), table.isEmpty(), list(table.items())[:3]
    for number in range(60):
        table[number * 7] = number
    print table
    for key, value in (('x', None), (None, 1)):
        try:
            table.put(key, value)
        except NullPointerException, error:
            print 'nothing'
    try:
        table['nobody']
    except KeyError, error:
        print repr(error)
    print kind({'a': 1, 'b': 2}), kind(20), kind({'a': 1}) == {'a': 1}, kind(dict((name, 1) for name in names))
print ConcurrentHashMap({'a': 1}).putIfAbsent('a', 2), ConcurrentHashMap().mappingCount(), ConcurrentHashMap().getOrDefault('a', 3)

queue = PriorityQueue()
for number in [5, 3, 8, 1, 9, 2, 7, 3]:
    print queue.add(number), queue
print queue.peek(), queue.element(), len(queue), list(queue), queue.contains(8), 8 in queue, queue.remove(8), queue, queue.remove(77)
while not queue.isEmpty():
    print queue.poll(), queue
print queue.poll(), queue.peek(), bool(queue)
for work in (queue.remove, queue.element, lambda: queue.add(None)):
    try:
        print work()
    except (NoSuchElementException, NullPointerException), error:
        print error
print PriorityQueue([4, 2, 6, 1, 5]), PriorityQueue(ArrayList(['pump', 'fan', 'valve'])), PriorityQueue(3)
jobs = PriorityQueue(4, Collections.reverseOrder())
for job in ['b', 'd', 'a', 'c']:
    jobs.offer(job)
print jobs, jobs.poll(), jobs, jobs.size(), jobs.toArray(), jobs.clear(), jobs
queue.add(1)
try:
    queue.add('x')
except ClassCastException, error:
    print queue

here, nobody = Optional.of(5), Optional.empty()
print here, nobody, here.get(), here.isPresent(), nobody.present, here.isEmpty(), here.orElse(1), nobody.orElse('other'), Optional.ofNullable(None) == nobody
print here == Optional.of(5), here == Optional.of(6), Optional.of('text'), hash(here) == hash(Optional.of(5)), Optional.of(2.5).toString()
try:
    nobody.get()
except NoSuchElementException, error:
    print error
