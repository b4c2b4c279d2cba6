/** Sessions that share interpreters: what is one's own stays so, and nobody waits for a script of another for long. */
import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json } from '../../../electron/contract/json.ts';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { ScriptCaller, ScriptFunction } from '../../../electron/gateway/platform/scriptFunction.ts';
import { openInterpreters } from '../../../electron/gateway/scripting/interpreters.ts';
import { readLibrary } from '../../../electron/gateway/scripting/scriptLibrary.ts';
import { testClock } from '../../support/clock.ts';
import { testLog } from '../../support/station.ts';
import { until } from '../../support/until.ts';

/** Interpreters whose scripts can wait at a gate that the test opens, and say things that it reads. */
function open(most: number, timeLimit = 10_000, clock = systemClock()) {
  const said: { readonly text: Json; readonly session: string | undefined }[] = [];
  const handedOver: { readonly holder: string; readonly number: number }[] = [];
  const gate = Promise.withResolvers<null>();
  const arrived = Promise.withResolvers<null>();
  let ids = 0;
  const functions: Readonly<Record<string, ScriptFunction['call']>> = {
    'system.probe.wait': () => {
      arrived.resolve(null);
      return gate.promise;
    },
    'system.probe.say': ([given], { sessionId }: ScriptCaller) => {
      said.push({ text: field(given, 'text'), session: sessionId });
      return null;
    },
    'system.probe.keep': ([given], { interpreter }: ScriptCaller) => {
      handedOver.push({ holder: interpreter, number: Number(field(field(given, 'work'), '$fn')) });
      return null;
    },
  };
  const interpreters = openInterpreters({
    ports: { clock, newId: () => `hold ${(ids += 1)}`, log: testLog() },
    library: readLibrary([
      { name: 'plant.state', source: 'count = 0\ndef next():\n\tglobal count\n\tcount += 1\n\treturn count\n' },
    ]),
    registry: {
      calls: new Map(Object.entries(functions)),
      offered: [
        { name: 'system.probe.wait', parameters: [] },
        { name: 'system.probe.say', parameters: [{ name: 'text', isOptional: false }] },
        { name: 'system.probe.keep', parameters: [{ name: 'work', isOptional: false }] },
      ],
    },
    most,
    timeLimit,
  });
  const session = (id: string) => {
    const interpreter = interpreters.openSession(id, null);
    const run = (source: string, page = 'page'): Promise<void> =>
      interpreter.run(
        { filename: `views/${id}`, name: 'go', parameters: ['self', 'event'], source, here: [id, page, 'd'] },
        [
          ['node', null],
          ['event', {}],
        ],
      );
    return { ...interpreter, run };
  };
  return { session, said, handedOver, gate, arrived, takeLibrary: interpreters.takeLibrary };
}

function field(given: Json | undefined, name: string): Json {
  return isJsonObject(given) ? (given[name] ?? null) : null;
}

describe('sessions that share an interpreter', () => {
  it('see one state of the script library, and each call is its own session’s', async () => {
    const { session, said } = open(1);
    const [one, other] = [session('one'), session('other')];
    await one.run('system.probe.say(plant.state.next())');
    await other.run('system.probe.say(plant.state.next())');
    expect(said).toEqual([
      { text: 1, session: 'one' },
      { text: 2, session: 'other' },
    ]);
    await Promise.all([one.close(), other.close()]);
  });

  it('never call what another handed over, and lose what they handed over when they end', async () => {
    const { session, said, handedOver } = open(1);
    const [one, other] = [session('one'), session('other')];
    await one.run('system.probe.keep(lambda: system.probe.say("mine"))');
    await other.run('system.probe.keep(lambda: system.probe.say("theirs"))');
    const [mine, theirs] = handedOver;
    expect(mine?.holder).not.toBe(theirs?.holder);
    expect(other.is(mine?.holder ?? '')).toBe(false);
    expect(await other.callFunction(mine?.holder ?? '', mine?.number ?? 0, {})).toBe('lost');
    expect(await one.callFunction(mine?.holder ?? '', mine?.number ?? 0, {})).toBe('done');
    await one.close();
    expect(one.is(mine?.holder ?? '')).toBe(false);
    expect(await other.callFunction(theirs?.holder ?? '', theirs?.number ?? 0, {})).toBe('done');
    expect(said).toEqual([
      { text: 'mine', session: 'one' },
      { text: 'theirs', session: 'other' },
    ]);
    await other.close();
  });

  it('end alone: what ran is interrupted, what waited is refused, and the other goes on with its state', async () => {
    const { session, said } = open(1);
    const [one, other] = [session('one'), session('other')];
    await other.run('plant.state.next()');
    const loop = one.run('while True:\n\tpass');
    const waits = one.run('system.probe.say("never")');
    const after = other.run('system.probe.say(plant.state.next())');
    const outcomes = Promise.allSettled([loop, waits, after]);
    await one.close();
    expect(await outcomes).toMatchObject([
      { status: 'rejected' },
      { status: 'rejected', reason: { message: 'The session of this script has ended.' } },
      { status: 'fulfilled' },
    ]);
    expect(said).toEqual([{ text: 2, session: 'other' }]);
    await other.close();
  });

  it('a script that waits for the gateway for too long is stopped alone: the thread keeps what others handed over', async () => {
    const { session, said, handedOver, gate } = open(1, 300);
    const [one, other] = [session('one'), session('other')];
    await other.run('system.probe.keep(lambda: system.probe.say("kept"))');
    const waits = one.run('system.probe.wait()\nsystem.probe.say("never")');
    await expect(waits).rejects.toThrow('The script ran longer than 0.3 seconds and was stopped.');
    // What it asked for is answered after all, while another asks for something else.
    const asks = other.run('system.probe.say(system.probe.wait() is None)');
    gate.resolve(null);
    await asks;
    const [{ holder, number } = expect.fail('nothing was handed over')] = handedOver;
    expect(await other.callFunction(holder, number, {})).toBe('done');
    expect(said.map(({ text }) => text)).toEqual([true, 'kept']);
    await Promise.all([one.close(), other.close()]);
  });

  it('a script that does not react takes its thread with it: what waited for it runs in another', async () => {
    const { session, said } = open(1, 300);
    const [one, other] = [session('one'), session('other')];
    await other.run('plant.state.next()');
    const stuck = one.run('while True:\n\ttry:\n\t\twhile True:\n\t\t\tpass\n\texcept:\n\t\tpass');
    const after = other.run('system.probe.say(plant.state.next())');
    await expect(stuck).rejects.toThrow('The script ran longer than 0.3 seconds and was stopped.');
    await after;
    expect(said).toEqual([{ text: 1, session: 'other' }]);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('scripts that are run for what they return', () => {
  const transform = (source: string) => ({
    filename: 'views/Main: root/Label',
    name: 'transform',
    parameters: ['self', 'value', 'quality', 'timestamp'],
    source: `\t${source}`,
    here: ['one', 'page', 'd'] as const,
  });
  const given = (value: Json) =>
    [
      ['node', null],
      ['data', value],
      ['quality', 'Good'],
      ['date', 0],
    ] as const;

  it('go together, and each hears of its own: a value, an error with its line, or the time limit', async () => {
    const { session, said } = open(1, 300);
    const one = session('one');
    const outcomes = await Promise.allSettled([
      one.evaluate(transform('return [value / 2, quality.isGood(), timestamp.time]'), given(5)),
      one.evaluate(transform('return value.missing'), given({})),
      one.evaluate(transform('while True:\n\t\tpass'), given(null)),
      one.evaluate(transform('system.probe.say("after")\n\treturn value.upper()'), given('ä')),
      one.evaluate(transform('return lambda: 1'), given(null)),
      one.evaluate(transform('if value'), given(null)),
    ]);
    expect(outcomes).toMatchObject([
      { value: { value: [2, true, 0] } },
      { reason: { message: expect.stringMatching(/AttributeError.*root\/Label, line 1\)$/) as string } },
      { reason: { message: 'The script ran longer than 0.3 seconds and was stopped.' } },
      { value: { value: 'Ä' } },
      { reason: { message: expect.stringContaining('is no data') as string } },
      { reason: { message: expect.stringContaining('line 1') as string } },
    ]);
    expect(said).toEqual([{ text: 'after', session: 'one' }]);
    await one.close();
  });

  it('are refused where their session ends before', async () => {
    const { session } = open(1);
    const one = session('one');
    const loop = one.run('while True:\n\tpass');
    const waiting = [1, 2].map((value) => one.evaluate(transform('return value'), given(value)));
    const outcomes = Promise.allSettled([loop, ...waiting]);
    await one.close();
    expect(await outcomes).toMatchObject([
      { status: 'rejected' },
      { reason: { message: 'The session of this script has ended.' } },
      { reason: { message: 'The session of this script has ended.' } },
    ]);
  });
});

describe('a session whose interpreter is held up by another', () => {
  it('goes on in one that is idle, in the order in which it was asked', async () => {
    const { session, said, gate, arrived } = open(2);
    const [one, two, three] = [session('one'), session('two'), session('three')];
    await one.run('pass');
    await two.run('pass');
    await three.run('system.probe.keep(lambda: None)');
    const slow = Promise.all([one.run('system.probe.wait()')]);
    await arrived.promise;
    await Promise.all([three.run('system.probe.say("first")'), three.run('system.probe.say("second")')]);
    expect(said.map(({ text }) => text)).toEqual(['first', 'second']);
    gate.resolve(null);
    await slow;
    await Promise.all([one.close(), two.close(), three.close()]);
  });

  it('so does one page of a session that another of its pages holds up, each in its own order', async () => {
    const { session, said, gate, arrived } = open(2);
    const one = session('one');
    await one.run('plant.state.next()', '');
    const slow = [one.run('system.probe.wait()', 'a'), one.run('system.probe.say("a")', 'a')];
    await arrived.promise;
    await Promise.all(['b', 'c'].map((page) => one.run(`system.probe.say("${page}")`, page)));
    expect(said.map(({ text }) => text)).toEqual(['b', 'c']);
    gate.resolve(null);
    await Promise.all(slow);
    expect(said.map(({ text }) => text)).toEqual(['b', 'c', 'a']);
    await one.close();
  });

  it('waits once for what holds it up, and is back with the state of its modules when that is over', async () => {
    const clock = testClock();
    const { session, said, gate, arrived } = open(2, 10_000, clock);
    const [one, two, three] = [session('one'), session('two'), session('three')];
    const count = 'system.probe.say(plant.state.next())';
    await one.run('pass');
    await two.run('pass');
    await three.run(count);
    const slow = one.run('system.probe.wait()');
    await arrived.promise;
    const first = three.run('system.probe.say("beside")');
    // The limit of the slow one, and what the other asks for meanwhile.
    await until(() => expect(clock.waiting()).toBe(2));
    clock.advance(250);
    await first;
    await three.run('system.probe.say("at once")');
    gate.resolve(null);
    await slow;
    await three.run(count);
    expect(said.map(({ text }) => text)).toEqual([1, 'beside', 'at once', 2]);
    await Promise.all([one.close(), two.close(), three.close()]);
  });

  it('has its state where it went on, once the interpreter that held it up is gone', async () => {
    const { session, said, arrived } = open(2, 500);
    const [one, two, three] = [session('one'), session('two'), session('three')];
    const count = 'system.probe.say(plant.state.next())';
    await one.run('pass');
    await two.run('pass');
    await three.run(count);
    const stubborn = 'while True:\n\ttry:\n\t\tsystem.probe.wait()\n\texcept:\n\t\tpass';
    const slow = one.run(stubborn).catch((error: unknown) => String(error));
    await arrived.promise;
    await three.run(count);
    expect(await slow).toContain('ran longer than 0.5 seconds');
    await three.run(count);
    expect(said.map(({ text }) => text)).toEqual([1, 1, 2]);
    await Promise.all([one.close(), two.close(), three.close()]);
  });

  it('still finds the functions that it handed over before', async () => {
    const { session, handedOver, said, gate, arrived } = open(2);
    const [one, two, three] = [session('one'), session('two'), session('three')];
    await one.run('pass');
    await two.run('pass');
    await three.run('system.probe.keep(lambda: system.probe.say("kept"))');
    const slow = one.run('system.probe.wait()');
    await arrived.promise;
    await three.run('system.probe.say("moved")');
    gate.resolve(null);
    await slow;
    const [kept] = handedOver;
    expect(await three.callFunction(kept?.holder ?? '', kept?.number ?? 0, {})).toBe('done');
    expect(said.map(({ text }) => text)).toEqual(['moved', 'kept']);
    await Promise.all([one.close(), two.close(), three.close()]);
  });
});

describe('a module of the script library that raises', () => {
  const counted = { name: 'plant.count', source: 'runs = []\n' };
  const library = (name: string, source: string) => readLibrary([counted, { name, source }]);

  it('runs once: each later use is told the same, until the library is another', async () => {
    const { session, said, takeLibrary } = open(1);
    takeLibrary(library('plant.state', 'plant.count.runs.append(1)\nhalf = 1 / 0\n'));
    const [one, other] = [session('one'), session('other')];
    for (const each of [one, other, one]) {
      await expect(each.run('plant.state.half')).rejects.toThrow(
        /ZeroDivisionError.*\(script-python\/plant\/state\.py, line 2\)$/,
      );
    }
    await other.run('system.probe.say(len(plant.count.runs))');
    takeLibrary(library('plant.state', 'half = 5\n'));
    await other.run('system.probe.say(plant.state.half)');
    expect(said.map(({ text }) => text)).toEqual([1, 5]);
    await Promise.all([one.close(), other.close()]);
  });

  it('runs again where it had asked the station for something', async () => {
    const { session, said, takeLibrary } = open(1);
    takeLibrary(library('plant.state', 'system.probe.say("asked")\nhalf = 1 / 0\n'));
    const one = session('one');
    for (let use = 0; use < 2; use += 1) await expect(one.run('plant.state.half')).rejects.toThrow(/ZeroDivisionError/);
    expect(said.map(({ text }) => text)).toEqual(['asked', 'asked']);
    await one.close();
  });

  it('runs again where a module around it was half loaded, which it is no longer', async () => {
    const { session, said, takeLibrary } = open(1);
    takeLibrary(
      readLibrary([
        { name: 'plant.first', source: 'found = getattr(plant.second, "y", 0)\nx = 1\n' },
        { name: 'plant.second', source: 'y = plant.first.x + 1\n' },
      ]),
    );
    const one = session('one');
    await one.run('system.probe.say([plant.first.found, plant.first.x, plant.second.y])');
    expect(said.map(({ text }) => text)).toEqual([[0, 1, 2]]);
    await one.close();
  });
});

describe('another script library', () => {
  const library = (source: string) => readLibrary([{ name: 'plant.state', source }]);

  it('is found by calls from then on, with its modules loaded anew', async () => {
    const { session, said, takeLibrary } = open(1);
    const one = session('one');
    await one.run('system.probe.say(plant.state.next())');
    await one.run('system.probe.say(plant.state.next())');
    takeLibrary(library('count = 10\ndef next():\n\tglobal count\n\tcount += 1\n\treturn count\n'));
    await one.run('system.probe.say(plant.state.next())');
    const late = session('late');
    await late.run('system.probe.say(plant.state.next())');
    expect(said.map(({ text }) => text)).toEqual([1, 2, 11, 12]);
    await Promise.all([one.close(), late.close()]);
  });

  it('leaves a function callable that was handed over before, with what it was made of', async () => {
    const { session, said, handedOver, takeLibrary } = open(1);
    const one = session('one');
    await one.run('def held():\n\tsystem.probe.say(next())\nfrom plant.state import next\nsystem.probe.keep(held)');
    takeLibrary(library('def other():\n\treturn "other"\n'));
    await one.run('system.probe.say(plant.state.other())');
    const [kept] = handedOver;
    expect(await one.callFunction(kept?.holder ?? '', kept?.number ?? 0, {})).toBe('done');
    expect(said.map(({ text }) => text)).toEqual(['other', 1]);
    await one.close();
  });

  it('is taken where the stop of a script came after its end: the interpreter and what it holds stay', async () => {
    const { session, said, gate, arrived, handedOver, takeLibrary } = open(1);
    const [one, other] = [session('one'), session('other')];
    await other.run('system.probe.keep(lambda: system.probe.say(plant.state.next()))');
    const run = one.run('system.probe.wait()').catch(() => undefined);
    await arrived.promise;
    gate.resolve(null);
    // The answer of the gateway is sent, and the gateway is held up while the script ends: it does not hear of the end.
    await gate.promise;
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    const closed = one.close();
    takeLibrary(readLibrary([{ name: 'plant.state', source: 'def next():\n\treturn "new"\n' }]));
    await Promise.all([run, closed]);
    await other.run('system.probe.say(plant.state.next())');
    const [kept] = handedOver;
    expect(await other.callFunction(kept?.holder ?? '', kept?.number ?? 0, {})).toBe('done');
    expect(said.map(({ text }) => text)).toEqual(['new', 'new']);
    await other.close();
  });

  it('brings names that scripts find without an import, and takes those of modules that are gone', async () => {
    const { session, said, takeLibrary } = open(1);
    const one = session('one');
    const script = 'try:\n\tsystem.probe.say(area.name())\nexcept NameError:\n\tsystem.probe.say("gone")';
    await one.run(script);
    takeLibrary(readLibrary([{ name: 'area', source: 'def name():\n\treturn "here"\n' }]));
    await one.run(script);
    await one.run('try:\n\tplant.state\nexcept NameError:\n\tsystem.probe.say("no plant")');
    expect(said.map(({ text }) => text)).toEqual(['gone', 'here', 'no plant']);
    await one.close();
  });
});
