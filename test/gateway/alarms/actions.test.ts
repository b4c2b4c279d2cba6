/** Who does what with alarms. */
import { expect, it } from 'vitest';
import { CountersignError, ErrorCode } from '../../../electron/contract/errors.ts';
import { alarmActions, type AlarmNote } from '../../../electron/gateway/alarms/actions.ts';
import { alarmDesk } from '../../../electron/gateway/alarms/desk.ts';
import { scene, temperature } from './scene.ts';

/** None of these alarms asks for one. */
const unasked = () => Promise.reject(new Error('A signature was asked for.'));

const source = 'prov:default:/tag:Line/Temp:/alm:High';

/** A desk at which `olga` is, of a database that another program holds until it is let go. */
async function desk() {
  const { alarms, board, journal, clock, write } = scene(
    temperature({ name: 'High', mode: 'AboveValue', setpointA: 80 }),
  );
  await write(85);
  const notes: AlarmNote[] = [];
  let person = { userName: 'olga', cameAt: clock.monotonic() };
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
  const actions = alarmActions({
    alarms,
    userName: () => person.userName,
    cameLater: ({ askedAt }) => askedAt < person.cameAt,
    note: (entries) => notes.push(...entries),
    askSignature: unasked,
  });
  const opened = alarmDesk({
    board,
    actions,
    journal,
    clock,
    called: (userName) => userName,
    whenFree: async (work) => {
      await free;
      return work();
    },
  });
  return {
    alarms,
    notes,
    letGo,
    handle: (act: Parameters<typeof opened.handle>[0]) => opened.handle(act, { sessionId: 's', pageId: 'p' }),
    takeOver: (userName: string) => {
      clock.advance(1);
      person = { userName, cameAt: clock.monotonic() };
    },
  };
}

it('is nobody who signs in while it waits for the database', async () => {
  const { alarms, notes, letGo, handle, takeOver } = await desk();
  const [event] = alarms.events();
  const acknowledged = handle({ kind: 'acknowledge', events: [event?.id ?? ''], note: 'seen' });
  const shelved = handle({ kind: 'shelve', sources: [source], seconds: 60 });
  takeOver('sam');
  letGo();
  await expect(acknowledged).rejects.toThrow('Somebody signed in after it was asked for, and did not ask for it.');
  await expect(shelved).rejects.toThrow('None was shelved.');
  expect([alarms.events()[0]?.ack, alarms.shelvings(), notes]).toEqual([undefined, [], []]);
});

it('sets no alarm aside by a pattern where a table names sources', async () => {
  const { alarms, letGo, handle } = await desk();
  letGo();
  await expect(handle({ kind: 'shelve', sources: ['*'], seconds: 60 })).rejects.toThrow('There is no alarm *.');
  await handle({ kind: 'shelve', sources: [source], seconds: 60 });
  await expect(handle({ kind: 'unshelve', sources: ['*:/alm:High'] })).rejects.toThrow('None was taken back.');
  expect(alarms.shelvings()).toHaveLength(1);
});

/** A hundred and thirty alarms that are active, two of which need a note, and a desk at which `olga` is. */
function flood() {
  const high = { name: 'High', mode: 'AboveValue', setpointA: 80 };
  const numbers = Array.from({ length: 130 }, (_, at) => at);
  const { alarms, board, journal, clock } = scene(
    ...numbers.map((at) => ({
      path: `T${at}`,
      value: 90,
      alarms: [{ ...high, ackNotesReqd: at === 3 || at === 101 }],
    })),
  );
  const notes: AlarmNote[] = [];
  const events = alarms.events().map(({ id }) => id);
  const there = { userName: 'olga', isFull: (): boolean => false };
  const actions = alarmActions({
    alarms,
    userName: () => there.userName,
    cameLater: () => false,
    note: (entries) => {
      if (there.isFull()) throw new CountersignError(ErrorCode.store, 'The disk is full.');
      notes.push(...entries);
    },
    askSignature: unasked,
  });
  const desk = alarmDesk({ board, actions, journal, clock, called: (name) => name, whenFree: async (work) => work() });
  const acknowledged = () => alarms.events().filter(({ ack }) => ack !== undefined).length;
  return {
    ...{ alarms, actions, notes, events, there, acknowledged },
    acknowledge: (note = '') => desk.handle({ kind: 'acknowledge', events, note }, { sessionId: 's', pageId: 'p' }),
  };
}

it('acknowledges a flood in steps, each alarm with its entry, and says which were not and why', async () => {
  const { alarms, notes, events, acknowledge } = flood();
  alarms.acknowledge(events.slice(0, 2), { by: 'sam', notes: '' }, () => undefined);
  const seen: number[] = [];
  const watch = (): void => {
    seen.push(notes.length);
    if (notes.length < 126) setImmediate(watch);
  };
  setImmediate(watch);
  const outcome = await acknowledge();
  expect(outcome).toEqual({
    done: 126,
    signing: 0,
    refused: [
      { why: 'Acknowledged before.', events: events.slice(0, 2) },
      { why: 'Acknowledged with a note only: write what was found or done.', events: [events[3], events[101]] },
    ],
  });
  // Everything else had its turn in between.
  expect(seen).toEqual(expect.arrayContaining([47, 97]));
  expect(new Set(notes.map(({ target }) => target))).toEqual(
    new Set(events.filter((_, at) => ![0, 1, 3, 101].includes(at)).map((id) => `alarm:${id}`)),
  );
  await expect(acknowledge('seen')).resolves.toMatchObject({ done: 2, refused: [{ why: 'Acknowledged before.' }] });
});

it('ends a flood where who acknowledges leaves, or the trail takes no more, and says how many were acknowledged', async () => {
  const left = flood();
  const done = left.acknowledge('seen');
  left.there.userName = 'sam';
  await expect(done).rejects.toThrow(
    '50 of 130 alarms were acknowledged, the others were not: olga left before it was done.',
  );
  expect([left.acknowledged(), left.notes.length]).toEqual([50, 50]);

  const full = flood();
  full.there.isFull = () => full.notes.length > 50;
  await expect(full.acknowledge('seen')).rejects.toThrow(
    '100 of 130 alarms were acknowledged, the others were not: The disk is full.',
  );
  expect([full.acknowledged(), full.notes.length]).toEqual([100, 100]);
});

it('acknowledges none for a script where one of many cannot be', async () => {
  const { actions, events, acknowledged } = flood();
  const doer = { sessionId: 's', pageId: 'p', askedAt: 0 };
  const asked = { ids: events, notes: '', allOrNone: true };
  await expect(actions.acknowledge(asked, doer)).rejects.toThrow(
    'T3/High is acknowledged with a note. None was acknowledged.',
  );
  expect(acknowledged()).toBe(0);
  await expect(actions.acknowledge({ ...asked, notes: 'seen' }, doer)).resolves.toEqual({
    done: 130,
    signing: 0,
    refused: [],
  });
});
