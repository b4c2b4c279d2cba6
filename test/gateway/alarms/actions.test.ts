/** Who does what with alarms. */
import { expect, it } from 'vitest';
import { alarmActions, type AlarmNote } from '../../../electron/gateway/alarms/actions.ts';
import { alarmDesk } from '../../../electron/gateway/alarms/desk.ts';
import { scene, temperature } from './scene.ts';

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
  });
  const opened = alarmDesk({
    board,
    actions,
    journal,
    clock,
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
  await expect(acknowledged).rejects.toThrow('sam signed in after it was asked for, and did not ask for it.');
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
