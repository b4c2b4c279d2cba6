import time

before = time.time()
print time.sleep(0.01), time.sleep(0), time.time() >= before, time.clock() >= 0
for given in ('x', None):
    try:
        time.sleep(given)
    except TypeError:
        print 'TypeError'
time.sleep(-1)
