/** The texts of scripts that a thread has: a project that is changed without end does not fill it. */
import { expect, it } from 'vitest';
import { sentTexts } from '../../../electron/gateway/scripting/sentTexts.ts';
import type { Json } from '../../../electron/contract/json.ts';
import { systemClock } from '../../../electron/gateway/platform/ports.ts';
import type { ScriptFunction } from '../../../electron/gateway/platform/scriptFunction.ts';
import { openInterpreters } from '../../../electron/gateway/scripting/interpreters.ts';
import { readLibrary } from '../../../electron/gateway/scripting/scriptLibrary.ts';
import { testLog } from '../../support/station.ts';

const text = (id: string) => ({ id, json: `["${id}"]` });

it('sends a text once', () => {
  const toSend = sentTexts(3);
  expect(toSend([text('a'), text('b'), text('a')])).toEqual({ texts: [text('a'), text('b')], isAnew: false });
  expect(toSend([text('a'), text('c')])).toEqual({ texts: [text('c')], isAnew: false });
  expect(toSend([text('b')])).toEqual({ texts: [], isAnew: false });
});

it('begins anew where a thread has enough of them, with all that the request needs', () => {
  const toSend = sentTexts(3);
  toSend([text('a'), text('b'), text('c')]);
  expect(toSend([text('a'), text('d')])).toEqual({ texts: [text('a'), text('d')], isAnew: true });
  expect(toSend([text('b')])).toEqual({ texts: [text('b')], isAnew: false });
});

it('takes a request of more texts than it keeps', () => {
  const toSend = sentTexts(2);
  const all = [text('a'), text('b'), text('c')];
  expect(toSend(all)).toEqual({ texts: all, isAnew: true });
  expect(toSend([text('a')])).toEqual({ texts: [], isAnew: false });
  expect(toSend([text('d')])).toEqual({ texts: [text('d')], isAnew: true });
});

it('a script of which the thread forgot the text runs again', async () => {
  const said: Json[] = [];
  const interpreters = openInterpreters({
    ports: { clock: systemClock(), newId: () => 'id', log: testLog() },
    library: readLibrary([]),
    registry: {
      calls: new Map<string, ScriptFunction['call']>([
        [
          'system.probe.say',
          ([given]) => {
            said.push(given ?? null);
            return null;
          },
        ],
      ]),
      offered: [{ name: 'system.probe.say', parameters: [{ name: 'text', isOptional: false }] }],
    },
  });
  const session = interpreters.openSession('session', null);
  const run = (at: number) =>
    session.run(
      { filename: 'script', name: 'script', parameters: [], source: `system.probe.say(${at})`, here: ['', '', ''] },
      [],
    );
  try {
    await Promise.all(Array.from({ length: 5002 }, (_, at) => run(at)));
    await run(0);
  } finally {
    await session.close();
  }
  expect(said).toHaveLength(5003);
  expect(said.at(-1)).toEqual({ text: 0 });
});
