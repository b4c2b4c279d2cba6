# -*- coding: utf-8 -*-
# Events of a plant as JSON: reading, grouping, flattening, merging and writing them.
import json, collections, itertools, re, datetime
RAW = u'''{"plant":"Süd","events":[
{"t":"2024-03-31T01:59:59Z","src":"L1/Pump","prio":3,"v":12.50,"ack":null},
{"t":"2024-03-31T02:00:00Z","src":"L1/Valve","prio":1,"v":1e3,"ack":{"by":"Jörg","at":1711850400000}},
{"t":"2024-03-30T23:00:00Z","src":"L2/Pump","prio":3,"v":-0.0,"ack":false,"tags":["a","b\\u00e9"]},
{"t":"bad","src":"L2","prio":"x","v":123456789012345678901234567890,"ack":[] }],"n":4,"ok":true,"ratio":0.1}'''
d = json.loads(RAW); print d.keys(), type(d['plant']), d['events'][3]['v'], type(d['events'][3]['v']), repr(d['events'][2]['v']), d['events'][0]['v'], type(d['n']), d['ratio']
print d['events'][1]
def ts(s):
    try: return datetime.datetime.strptime(s, '%Y-%m-%dT%H:%M:%SZ')
    except ValueError, e: return e.args[0]
for e in d['events']: print '%-32s %r' % (ts(e['t']), e.get('tags', ()))
by = collections.OrderedDict()
for src, evs in itertools.groupby(sorted(d['events'], key=lambda e: e['src']), lambda e: e['src'].partition('/')[0]): by[src] = [e['prio'] for e in evs]
print by, json.dumps(by), json.dumps(by, indent=2), by.items()[0]
print json.dumps(d, sort_keys=True, ensure_ascii=True)[:150]; print json.dumps(d['events'][1]['ack'], ensure_ascii=False).encode('utf-8'); print json.dumps({u'ä': 'ä'}), json.dumps('\xc3\xa4'), json.dumps(u'\u2028</\x7f')
try: json.dumps('\xe4')
except UnicodeDecodeError, e: print e
try: json.dumps({'a': set()})
except TypeError, e: print e
try: json.dumps({(1,): 2})
except TypeError, e: print e
def walk(x, path=''):
    if isinstance(x, dict):
        for k in sorted(x):
            for y in walk(x[k], path + '.' + k): yield y
    elif isinstance(x, list):
        for i, v in enumerate(x):
            for y in walk(v, '%s[%d]' % (path, i)): yield y
    else: yield path, x
for p, v in walk(d): print p.encode('utf-8'), repr(v)
def merge(a, b):
    out = dict(a)
    for k, v in b.iteritems(): out[k] = merge(a[k], v) if isinstance(v, dict) and isinstance(a.get(k), dict) else v
    return out
print merge({'a': {'x': 1, 'y': 2}, 'b': 3}, {'a': {'y': 5, 'z': 6}, 'c': [1]})
flat = dict((p.strip('.').encode('utf-8'), v) for p, v in walk(d) if not isinstance(v, (type(None), bool))); print len(flat), sorted(flat)[:3], flat['ratio'], '%(n)d %(ratio).3f' % flat
print dict.fromkeys('ab', 0), dict(zip('ab', range(2))), {}.fromkeys([1, 2]), dict([('a', 1)], b=2), {'a': 1}.viewkeys() & {'a'}, dict(a=1).viewitems(), {1: 'a'}.pop(1), {}.pop('x', None), {1: 2}.setdefault(1, 5), sorted({'a': 1, 'b': 2}.viewvalues()), dict((v, k) for k, v in {'a': 1}.items()), {'a': {}}['a'].get('b', {}).get('c'), {1: 1, 1.0: 2, True: 3}, {'x': 1} == {u'x': 1}, {'a': 1}.items() + [1], len({1: 2, 3: 4}), {1, 2} - {2}, {'k%d' % i: i for i in range(12)}
m = {}
for w in 'the quick brown fox jumps over the lazy dog the end'.split(): m.setdefault(len(w), []).append(w)
print m, [k for k, v in m.iteritems() if len(v) > 1], max(m.values(), key=len), sum(map(len, m.values()))
print {u'name': 1, 'Name': 2, 'line_1': 3, 'qty': 4, 'ts': 5, 'value': 6, 'quality': 7, 'timestamp': 8, 'path': 9, 'unit': 10, 'limit': 11, 'state': 12, 'id': 13}
print set(['alpha', 'beta', 'gamma', 'delta', 1, 2.5, None]) - set([None]), frozenset(['x', 'y', 'z', 'w']), set('hello world'), set(range(20, 0, -3)), set([-1, -2, 100, 1000, 10 ** 10])
