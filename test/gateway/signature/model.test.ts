/**
 * The states of requests, slots and challenges as a model: whatever happens in whatever order (two challenges on one
 * slot, two slots decided at once, a rejection and an approval, a cancel and a signature), each slot, challenge and
 * request has exactly one outcome, `signed` is answered exactly where a signature is stored, and nobody signs who may not.
 *
 * COUNTERSIGN_MODEL_RUNS sets how many sequences run; on a memory file system (TMPDIR=/dev/shm) 100,000 take minutes.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SignOutcome } from '../../../electron/contract/challenge.ts';
import { CountersignError } from '../../../electron/contract/errors.ts';
import type { InternalProvider, Proof } from '../../../electron/gateway/idp/internal.ts';
import { transitions } from '../../../electron/gateway/signature/states.ts';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import { credentialRefusal } from '../../../electron/gateway/sso/credentialCheck.ts';
import { ValidationError } from '../../../electron/gateway/sso/status.ts';
import type { Account } from '../../../electron/gateway/sso/users.ts';
import { testClock } from '../../support/clock.ts';
import { openProvedService, proved } from '../../support/provedService.ts';
import { scriptActor } from '../../support/signatureScene.ts';
import { challengeHost } from '../../support/challengeHost.ts';

const runs = Number(process.env['COUNTERSIGN_MODEL_RUNS'] ?? 150);
const names = ['quinn', 'sam', 'olga', 'sue'] as const;

const page = fc.constantFrom(0, 1, 2);
/** One of those that can be pressed or proved now, whichever there are. */
const which = fc.nat(2);
const mostly = fc.constantFrom(true, true, true, true, false);
const decision = fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('open' as const), page, slot: fc.nat(2), decision }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('press' as const), which, user: fc.constantFrom(...names) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('prove' as const), which, good: mostly }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), page }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('closePage' as const), page }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancelRequest' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 3, 200) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock' as const), user: fc.constantFrom(...names) }) },
);
const sequence = fc.record({
  expression: fc.constantFrom(
    '{role:Supervisor}',
    '{role:Supervisor} AND {role:Supervisor}',
    '{role:Supervisor} AND ({role:Quality} OR {userName:olga}) AND {role:Supervisor}',
  ),
  unique: fc.boolean(),
  ordered: fc.boolean(),
  steps: fc.array(step, { minLength: 3, maxLength: 20 }),
});

interface Waiting {
  readonly userName: string;
  readonly settle: (proof: Proof) => void;
  readonly answered: Promise<{ readonly challenge: string; readonly outcome: SignOutcome } | undefined>;
}

function openModel() {
  const clock = testClock();
  const asked: { readonly userName: string; readonly settle: (proof: Proof) => void }[] = [];
  // Whoever proves what, and when, is what the sequences vary: here a proof comes when the model says so.
  const idp = (): InternalProvider => ({
    kind: 'internal',
    name: 'internal',
    prove: ({ userName }) => new Promise((settle) => asked.push({ userName, settle })),
    renewPassword: () => Promise.resolve(undefined),
  });
  const roles = { sam: ['Supervisor'], quinn: ['Supervisor', 'Quality'], sue: ['Supervisor'], olga: [] };
  const service = openProvedService(clock, idp, roles);
  const byName = new Map<string, Account>(service.people.map((user) => [user.userName, user]));
  return { ...service, clock, byName, asked };
}
type Model = ReturnType<typeof openModel>;

const rejectionOf = (error: unknown): undefined => {
  if (error instanceof CountersignError) return undefined;
  throw error;
};

/** Runs one sequence against one request; answers are collected as they come. */
async function play(model: Model, given: typeof sequence extends fc.Arbitrary<infer T> ? T : never) {
  const { signature, clock, users, people, byName, store, asked } = model;
  store.transaction(() => people.forEach(({ id }) => users.update(id, { is_locked: 0 })));
  asked.length = 0;
  const slots = signature.queueAuthRequest({
    template: signatureTemplate.parse({
      name: 'Model',
      expression: given.expression,
      forceUniqueUser: given.unique,
      slotOrder: given.ordered ? 'as written' : 'any',
      expiresAfter: 3,
    }),
    name: 'Model',
    description: '',
    callbacks: {},
    requestedBy: scriptActor,
  });
  const waiting = new Map<number, Waiting>();
  const answers: { readonly challenge: string; readonly outcome: SignOutcome }[] = [];
  const seen: string[] = ['pending'];
  const run = 'page-';
  for (const action of given.steps) {
    switch (action.do) {
      case 'open': {
        const uuid = slots[action.slot % slots.length] ?? '';
        const host = challengeHost(`${run}${action.page}`);
        await signature
          .triggerAuthRequest({ uuid, decision: action.decision, host, actor: scriptActor })
          .catch(rejectionOf);
        break;
      }
      case 'press': {
        const ready = [0, 1, 2].filter((page) => signature.hasOpen(`${run}${page}`) && !waiting.has(page));
        const page = ready[action.which % ready.length];
        const open = page === undefined ? undefined : signature.openOn(`${run}${page}`);
        if (page === undefined || open === undefined) break;
        const before = asked.length;
        const answered = signature
          .sign(
            { id: open.id, meaning: open.meanings[0] ?? '', comment: 'c', userName: action.user, password: 'p' },
            `${run}${page}`,
          )
          .then((outcome) => ({ challenge: open.id, outcome }), rejectionOf);
        await Promise.resolve();
        const attempt = asked[before];
        if (attempt !== undefined) waiting.set(page, { ...attempt, answered });
        break;
      }
      case 'prove': {
        const page = [...waiting.keys()][action.which % waiting.size];
        const attempt = page === undefined ? undefined : waiting.get(page);
        if (page === undefined || attempt === undefined) break;
        waiting.delete(page);
        answers.push(...(await settle(attempt, action.good, byName, clock.now())));
        break;
      }
      case 'cancel': {
        const open = signature.openOn(`${run}${action.page}`);
        if (open !== undefined) signature.cancel(open.id, `${run}${action.page}`);
        break;
      }
      case 'closePage':
        signature.pageClosed(`${run}${action.page}`);
        break;
      case 'cancelRequest':
        try {
          signature.cancelAuthRequest(slots[0] ?? '', 'model', scriptActor);
        } catch (error) {
          rejectionOf(error);
        }
        break;
      case 'wait':
        clock.advance(action.minutes * 60_000);
        break;
      case 'lock': {
        const { id = '' } = byName.get(action.user) ?? {};
        store.transaction(() => users.update(id, { is_locked: 1 }));
        break;
      }
    }
    seen.push(signature.getAuthRequest(slots[0] ?? '').state);
  }
  for (const attempt of waiting.values()) answers.push(...(await settle(attempt, true, byName, clock.now())));
  seen.push(signature.getAuthRequest(slots[0] ?? '').state);
  for (const number of [0, 1, 2]) signature.pageClosed(`${run}${number}`);
  return { slots, answers, seen };
}

async function settle(attempt: Waiting, good: boolean, byName: ReadonlyMap<string, Account>, now: number) {
  const user = byName.get(attempt.userName);
  attempt.settle(
    good && user !== undefined ? proved(user, now) : credentialRefusal(new ValidationError('auth.not_allowed')),
  );
  const answer = await attempt.answered;
  return answer === undefined ? [] : [answer];
}

interface SlotRow {
  readonly id: string;
  readonly state: string;
  readonly signed: string | null;
  readonly person: string | null;
}

/** What must hold of a request after any sequence, from what is stored alone. */
function check(
  { store }: Model,
  given: { readonly unique: boolean },
  slots: readonly string[],
  run: Awaited<ReturnType<typeof play>>,
): void {
  const rows = slots.map((id) =>
    store.db
      .prepare<[string], SlotRow>(
        `SELECT s.id, s.state, g.bytes ->> '$.decision' AS signed, g.person_id AS person
         FROM sign_in_slot s LEFT JOIN signature g ON g.slot_id = s.id WHERE s.id = ?`,
      )
      .get(id),
  );
  const states = rows.map((row) => row?.state ?? '');
  const final = run.seen.at(-1) ?? '';
  for (const row of rows) {
    expect(row?.signed ?? null).toBe(
      row?.state === 'approved' ? 'approve' : row?.state === 'rejected' ? 'reject' : null,
    );
  }
  expect(states.every((state) => state === 'approved')).toBe(final === 'approved');
  expect(states.filter((state) => state === 'rejected')).toHaveLength(final === 'rejected' ? 1 : 0);
  expect(states.includes('pending')).toBe(final === 'pending');
  run.seen.forEach((state, index) => {
    const before = run.seen[index - 1] ?? state;
    const next: readonly string[] = transitions.request[before as keyof typeof transitions.request];
    expect(state === before || next.includes(state)).toBe(true);
  });
  const signers = rows.flatMap((row) => row?.person ?? []);
  if (given.unique) expect(new Set(signers).size).toBe(signers.length);
  const challenges = store.db
    .prepare<string[], { id: string; state: string; ends: number; signatures: number }>(
      `SELECT c.id, c.state,
         (SELECT count(*) FROM audit_entry e WHERE e.bytes ->> '$.detail.challenge' = c.id
            AND (e.action IN ('signature.approved', 'signature.rejected')
              OR e.action LIKE 'challenge.%' AND e.action <> 'challenge.opened')) AS ends,
         (SELECT count(*) FROM signature g WHERE g.challenge_id = c.id) AS signatures
       FROM challenge c WHERE c.slot_id IN (${slots.map(() => '?').join(', ')})`,
    )
    .all(...slots);
  for (const { id, state, ends, signatures } of challenges) {
    expect(state).not.toBe('open');
    expect(ends).toBe(1);
    expect(signatures).toBe(state === 'signed' ? 1 : 0);
    const told = run.answers.filter(({ challenge, outcome }) => challenge === id && outcome.outcome === 'signed');
    expect(told).toHaveLength(signatures);
  }
}

it(
  'ES-12 every interleaving gives each slot, challenge and request exactly one outcome',
  { timeout: Math.max(120_000, runs * 50) },
  async () => {
    // A store of its own for each few thousand, so that what went before does not slow down what comes.
    for (let left = runs; left > 0; left -= 2000) {
      const model = openModel();
      try {
        await fc.assert(
          fc.asyncProperty(sequence, async (given) => {
            const run = await play(model, given);
            check(model, given, run.slots, run);
          }),
          { numRuns: Math.min(left, 2000) },
        );
      } finally {
        await model.close();
      }
    }
  },
);
