import { describe, expect, it, onTestFinished } from 'vitest';
import type { Json } from '../../../electron/contract/json.ts';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { ScriptFunction } from '../../../electron/gateway/platform/scriptFunction.ts';
import { openInterpreters } from '../../../electron/gateway/scripting/interpreters.ts';
import { openStation, testLog, viewFile } from '../../support/station.ts';
import { runScript } from './runScript.ts';
import { until } from '../../support/until.ts';

/** Runs each line for itself over fresh properties; gives what `show` is then, or the error that it raised. */
async function results(lines: readonly string[], show: string): Promise<readonly string[]> {
  const tries = lines.map(
    (line, place) => `def attempt${place}(custom, lots, rows, d):\n\t${line.replaceAll('\n', '\n\t')}\n`,
  );
  const { printed, problem } = await runScript(`
custom = self.view.custom
${tries.join('\n')}
for attempt in [${lines.map((_, place) => `attempt${place}`).join(', ')}]:
	custom.lots = ["A", "B", "C"]
	custom.rows = [{"a": 1}, {"a": 2}]
	custom.d = {"a": 1}
	custom.out = None
	lots, rows, d = custom.lots, custom.rows, custom.d
	try:
		attempt(custom, lots, rows, d)
		print(${show})
	except Exception as error:
		print("%s: %s" % (type(error).__name__, error))
`);
  expect(problem).toBe('');
  return printed;
}

describe('a list of a property is a list in a script', () => {
  it('each change in place is a change of the property', async () => {
    const changes: readonly (readonly [string, string])[] = [
      ['lots.append("D")', "[u'A', u'B', u'C', u'D']"],
      ['lots.extend(["D", "E"])', "[u'A', u'B', u'C', u'D', u'E']"],
      ['lots.insert(1, "D")', "[u'A', u'D', u'B', u'C']"],
      ['custom.out = lots.pop()', "[u'A', u'B']"],
      ['lots.pop(0)', "[u'B', u'C']"],
      ['lots.remove("B")', "[u'A', u'C']"],
      ['lots.clear()', '[]'],
      ['lots.reverse()', "[u'C', u'B', u'A']"],
      ['lots.sort(reverse=True)', "[u'C', u'B', u'A']"],
      ['lots.sort(lambda one, other: cmp(other, one))', "[u'C', u'B', u'A']"],
      ['lots[-1] = "Z"', "[u'A', u'B', u'Z']"],
      ['lots[0:2] = ["Z"]', "[u'Z', u'C']"],
      ['del lots[0]', "[u'B', u'C']"],
      ['del lots[1:]', "[u'A']"],
      ['lots += ["D"]', "[u'A', u'B', u'C', u'D']"],
      ['custom.lots += ["D"]', "[u'A', u'B', u'C', u'D']"],
      ['lots.append(custom.d)', "[u'A', u'B', u'C', {u'a': 1}]"],
      ['lots[9] = "Z"', 'IndexError: list assignment index out of range'],
      ['lots.remove("Z")', 'ValueError: list.remove(x): x not in list'],
      ['lots.colour = 1', 'AttributeError: a list has no colour'],
    ];
    const got = await results(
      changes.map(([line]) => line),
      'custom.lots',
    );
    expect(changes.map(([line], place) => [line, got[place]])).toEqual(changes);
  });

  it('reads as one', async () => {
    const reads: readonly (readonly [string, string])[] = [
      ['custom.out = lots[-1]', 'C'],
      ['custom.out = lots[0:2]', "[u'A', u'B']"],
      ['custom.out = lots[9]', 'IndexError: index out of range: 9'],
      ['custom.out = lots[-9]', 'IndexError: index out of range: -9'],
      ['custom.out = [lots[True], lots[1L]]', "[u'B', u'B']"],
      ['custom.out = lots + ["D"]', "[u'A', u'B', u'C', u'D']"],
      ['custom.out = ["D"] + lots', "[u'D', u'A', u'B', u'C']"],
      ['custom.out = lots * 2', "[u'A', u'B', u'C', u'A', u'B', u'C']"],
      [
        'custom.out = [len(lots), "B" in lots, "Z" in lots, lots.index("B"), lots.count("A")]',
        '[3, True, False, 1, 1]',
      ],
      ['custom.out = [lots == ["A", "B", "C"], lots != ["A"], bool(lots)]', '[True, True, True]'],
      ['custom.out = sorted(lots, reverse=True)', "[u'C', u'B', u'A']"],
      ['custom.out = ", ".join(lots)', 'A, B, C'],
      ['custom.out = "%s" % lots', "[u'A', u'B', u'C']"],
      ['one, two, three = lots\ncustom.out = three', 'C'],
      ['custom.out = [list(reversed(lots)), tuple(lots)]', "[[u'C', u'B', u'A'], [u'A', u'B', u'C']]"],
      ['import json\ncustom.out = json.dumps(rows)', '[{"a": 1}, {"a": 2}]'],
      ['custom.out = [row.a for row in rows]', '[1, 2]'],
    ];
    const got = await results(
      reads.map(([line]) => line),
      'custom.out',
    );
    expect(reads.map(([line], place) => [line, got[place]])).toEqual(reads);
  });

  it('is one to isinstance, and an object is a dictionary', async () => {
    const kinds = ['list', 'dict', '(list, dict)', 'basestring'];
    const lines = ['lots', 'd', 'rows[0]', 'list(lots)'].map(
      (value) => `custom.out = str([isinstance(${value}, kind) for kind in (${kinds.join(', ')})])`,
    );
    const list = '[True, False, True, False]';
    expect(await results(lines, 'custom.out')).toEqual([
      list,
      ...Array<string>(2).fill('[False, True, True, False]'),
      list,
    ]);
  });

  it('what is inside writes too, by whatever way it was reached', async () => {
    const changes: readonly (readonly [string, string])[] = [
      ['for row in rows: row["a"] = 9', "[{u'a': 9}, {u'a': 9}]"],
      ['for row in rows: row.a = 9', "[{u'a': 9}, {u'a': 9}]"],
      ['rows[-1].a = 9', "[{u'a': 1}, {u'a': 9}]"],
      ['for row in rows[1:]: row.update(a=9)', "[{u'a': 1}, {u'a': 9}]"],
      ['for row in rows: del row["a"]', '[{}, {}]'],
      ['[row for row in rows if row.a == 2][0]["a"] = 9', "[{u'a': 1}, {u'a': 9}]"],
    ];
    const got = await results(
      changes.map(([line]) => line),
      'custom.rows',
    );
    expect(changes.map(([line], place) => [line, got[place]])).toEqual(changes);
  });
});

describe('an object of a property is a dictionary in a script', () => {
  it('each change in place is a change of the property', async () => {
    const changes: readonly (readonly [string, string])[] = [
      ['d.update({"b": 2})', "[(u'a', 1), (u'b', 2)]"],
      ['d.update(b=2)', "[(u'a', 1), (u'b', 2)]"],
      ['d.update([("b", 2)])', "[(u'a', 1), (u'b', 2)]"],
      ['del d["a"]', '[]'],
      ['del d.a', '[]'],
      ['custom.out = d.pop("a")', '[]'],
      ['custom.out = d.pop("z", 5)', "[(u'a', 1)]"],
      ['d.clear()', '[]'],
      ['d.setdefault("b", 2)', "[(u'a', 1), (u'b', 2)]"],
      ['d["b"] = {"c": 3}\nd["b"]["c"] = 4', "[(u'a', 1), (u'b', {u'c': 4})]"],
      ['del d["z"]', "KeyError: 'z'"],
      ['d["z"]', "KeyError: 'z'"],
    ];
    const got = await results(
      changes.map(([line]) => line),
      'sorted(custom.d.items())',
    );
    expect(changes.map(([line], place) => [line, got[place]])).toEqual(changes);
  });

  it('reads as one, and its own names come before the methods', async () => {
    const reads: readonly (readonly [string, string])[] = [
      ['custom.out = dict(d)', "{u'a': 1}"],
      ['custom.out = dict(d, b=2)["b"]', '2'],
      ['custom.out = [d.keys(), d.values(), d.get("a"), d.get("z"), d.get("z", 5)]', "[[u'a'], [1], 1, None, 5]"],
      ['custom.out = [key for key in d]', "[u'a']"],
      ['custom.out = ["a" in d, d.has_key("z"), len(d), list(d.iteritems())]', "[True, False, 1, [[u'a', 1]]]"],
      ['other = {}\nother.update(d)\ncustom.out = other', "{u'a': 1}"],
      ['custom.out = "%(a)s" % d', '1'],
      ['custom.d = {"items": [1, 2]}\ncustom.out = custom.d.items[1]', '2'],
      ['custom.func_refresh = 3\ncustom.out = [custom.func_refresh, getattr(custom, "func_refresh")]', '[3, 3]'],
      ['custom.d.func_name = "f"\ncustom.out = d.func_name', 'f'],
      ['del custom.d', 'AttributeError: a property of custom cannot be taken away; set it to None'],
    ];
    const got = await results(
      reads.map(([line]) => line),
      'custom.out',
    );
    expect(reads.map(([line], place) => [line, got[place]])).toEqual(reads);
  });

  it('lists and objects are of a type with the name that Ignition has for it', async () => {
    const { printed } = await runScript(
      'self.view.custom.typed = {"steps": [1]}\nprint type(self.view.custom.typed), type(self.view.custom.typed.steps)',
    );
    const wrapper = 'com.inductiveautomation.perspective.gateway.script.PropertyTreeScriptWrapper';
    expect(printed).toEqual([`<type '${wrapper}$ObjectWrapper'> <type '${wrapper}$ArrayWrapper'>`]);
  });

  it('data that looks like an object of the page is data', async () => {
    const { printed } = await runScript(
      'self.view.custom.typed = {"$node": ["session", "x"]}\nprint type(self.view.custom.typed["$node"]).__name__, dict(self.view.custom.typed)',
    );
    expect(printed).toEqual(["PropertyTreeScriptWrapper$ArrayWrapper {u'$node': [u'session', u'x']}"]);
  });
});

it('a change in place is one change of the property, whose script is told each part with its quality', async () => {
  const script = (source: string) => ({ type: 'script', scope: 'G', config: { script: source } });
  const station = await openStation({
    files: {
      [viewFile('Main')]: {
        root: {
          type: 'ia.container.flex',
          meta: { name: 'root' },
          custom: { lots: [1] },
          propConfig: {
            'custom.lots': {
              onChange: {
                script:
                  '\tprint [each.value for each in previousValue.value], len(currentValue.value), currentValue.quality.isGood()\n' +
                  '\tprint currentValue.value[2].value["no"].value, currentValue.value[:1] == previousValue.value\n' +
                  '\tself.custom.copy = currentValue.value\n\tprint self.custom.copy',
              },
            },
          },
          events: { dom: { onClick: script('\tself.custom.lots.extend([2, {"no": 3}])') } },
        },
      },
    },
  });
  const page = station.openPage();
  await page.frame.fire(page.node('root').id, 'dom.onClick', {});
  const printed = () =>
    station.log.lines.flatMap(({ message, details }) => (details['logger'] === 'print' ? message : []));
  await until(() => expect(printed()).toEqual(['[1] 3 True', '3 True', "[1, 2, {u'no': 3}]"]));
});

it('a list that somebody else changes meanwhile is read again, and both changes stay', async () => {
  let inside = 0;
  let values: Json = ['A'];
  const interpreter = openInterpreters({
    ports: {
      clock: systemClock(),
      newId: () => 'i',
      log: testLog(),
    },
    library: { modules: [] },
    registry: {
      offered: [],
      calls: new Map(
        Object.entries<ScriptFunction['call']>({
          'node.get': () => ({ $tree: ['view', 'v', ['custom'], false] }),
          'property.get': () => ({ $tree: ['view', 'v', ['custom', 'lots'], true] }),
          'property.plain': () => values,
          'property.change': ([, , , before, now]) => {
            inside += 1;
            if (inside === 1) values = ['A', 'theirs'];
            if (JSON.stringify(before) !== JSON.stringify(values)) return false;
            values = now ?? null;
            return true;
          },
        }),
      ),
    },
  }).openSession('s', null);
  onTestFinished(() => interpreter.close());
  const script = { filename: 'views/Main', name: 'go', parameters: ['self', 'event'], here: ['s', 'p', 'd'] as const };
  await interpreter.run({ ...script, source: 'self.custom.lots.append("ours")' }, [
    ['node', { $node: ['view', 'v'] }],
    ['event', {}],
  ]);
  expect(values).toEqual(['A', 'theirs', 'ours']);
});

it('what all objects of a kind have is asked for once; a relative each time, since it may be another one', async () => {
  const asked: string[] = [];
  const interpreter = openInterpreters({
    ports: { clock: systemClock(), newId: () => 'i', log: testLog() },
    library: { modules: [] },
    registry: {
      offered: [],
      calls: new Map(
        Object.entries<ScriptFunction['call']>({
          'node.get': ([kind, id, name]) => {
            asked.push(JSON.stringify([kind, id, name]));
            return name === 'custom'
              ? { $tree: [kind ?? null, id ?? null, ['custom'], false] }
              : { $node: ['view', 'w'] };
          },
          'property.set': () => null,
        }),
      ),
    },
  }).openSession('s', null);
  onTestFinished(() => interpreter.close());
  const script = { filename: 'views/Main', name: 'go', parameters: ['self', 'event'], here: ['s', 'p', 'd'] as const };
  const source = 'self.custom.x = 1\nself.custom.x = 2\nself.view.custom.x = 3\nself.view.custom.x = 4';
  await interpreter.run({ ...script, source }, [
    ['node', { $node: ['component', 'c'] }],
    ['event', {}],
  ]);
  expect(asked.map((one) => JSON.parse(one) as unknown)).toEqual([
    ['component', 'c', 'custom'],
    ['component', 'c', 'view'],
    ['view', 'w', 'custom'],
    ['component', 'c', 'view'],
  ]);
});

it('an item of a list, its length and a key of an object are asked for alone', async () => {
  const asked: string[] = [];
  const note = (name: string, answer: (args: readonly Json[]) => Json): readonly [string, ScriptFunction['call']] => [
    name,
    (args) => {
      asked.push(`${name} ${JSON.stringify(args.slice(2))}`);
      return answer(args);
    },
  ];
  const rows: Json = { $tree: ['view', 'v', ['custom', 'rows'], true] };
  const missing: Json = { $missing: 'get' };
  const interpreter = openInterpreters({
    ports: { clock: systemClock(), newId: () => 'i', log: testLog() },
    library: { modules: [] },
    registry: {
      offered: [],
      calls: new Map([
        note('node.get', () => ({ $tree: ['view', 'v', ['custom'], false] })),
        note('property.size', () => 10_000),
        note('property.get', ([, , path]) =>
          JSON.stringify(path) === '["custom","rows"]'
            ? rows
            : JSON.stringify(path) === '["custom","get"]'
              ? missing
              : 7,
        ),
      ]),
    },
  }).openSession('s', null);
  onTestFinished(() => interpreter.close());
  const source =
    'rows = self.custom.rows\nreturn [rows[5], rows[-1], len(rows), "a" in self.custom, self.custom.get("b")]';
  const { value } = await interpreter.evaluate(
    { filename: 'views/Main', name: 'go', parameters: ['self'], here: ['s', 'p', 'd'], source: indented(source) },
    [['node', { $node: ['view', 'v'] }]],
  );
  expect(value).toEqual([7, 7, 10_000, true, 7]);
  expect(asked).toEqual([
    'node.get ["custom"]',
    'property.get [["custom","rows"]]',
    'property.get [["custom","rows",5]]',
    'property.size [["custom","rows"],true]',
    'property.get [["custom","rows",9999]]',
    'property.size [["custom","rows"],true]',
    'property.get [["custom","a"]]',
    // An own property of that name would come before the method.
    'property.get [["custom","get"]]',
    'property.get [["custom","b"]]',
  ]);
});

const indented = (source: string): string => source.replaceAll(/^/gm, '\t');
