/** What led to a script, and since when it is asked for. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { reads, ScriptScope } from '../../../electron/gateway/platform/scriptFunction.ts';
import { answerCall } from '../../../electron/gateway/scripting/answerCall.ts';
import { after, askedAt, leadIn } from '../../../electron/gateway/scripting/hops.ts';
import { scriptRegistry } from '../../../electron/gateway/scripting/registry.ts';
import { testLog } from '../../support/station.ts';

it('what a script leads to in its session is asked for since the script was, and elsewhere from now on (ES-4)', async () => {
  const seen: unknown[] = [];
  const look = reads(ScriptScope.session, z.tuple([]), () => {
    const waits = leadIn('session-1', 90);
    seen.push(askedAt('session-1', 90), askedAt('session-2', 90));
    seen.push(after(waits, () => askedAt('session-1', 200)));
    return null;
  });
  const caller = { name: 'Go', sessionId: 'session-1', pageId: 'page-1', askedAt: 5, address: null, cid: undefined };
  await answerCall(
    { at: 0, name: 'look', args: '[]' },
    scriptRegistry([{ look }], (work) => Promise.resolve(work())),
    { ...caller, hop: 1, interpreter: 'i' },
    testLog(),
  );
  expect(seen).toEqual([5, 90, 5]);
});

it('what a person does and waits behind a script is asked for when they did it (ES-4)', () => {
  const waits = leadIn('session-1', 90);
  expect(after(waits, () => askedAt('session-1', 200))).toBe(90);
  expect(askedAt('session-1', 200)).toBe(200);
});
