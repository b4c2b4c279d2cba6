/**
 * ES-8 as a model: whatever an administrator does to accounts while a request is signed (rename, delete, make anew,
 * link, unlink, tell apart), nobody fills two of its slots; and people who have nothing in common are never taken for
 * one. COUNTERSIGN_MODEL_RUNS sets how many sequences run.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SignOutcome } from '../../../electron/contract/challenge.ts';
import { CountersignError } from '../../../electron/contract/errors.ts';
import type { InternalProvider } from '../../../electron/gateway/idp/internal.ts';
import { signatureTemplate } from '../../../electron/gateway/signature/template.ts';
import { credentialRefusal } from '../../../electron/gateway/sso/credentialCheck.ts';
import { inOrder, openPersons } from '../../../electron/gateway/sso/persons.ts';
import { ValidationError } from '../../../electron/gateway/sso/status.ts';
import { testClock } from '../../support/clock.ts';
import { openProvedService, proved } from '../../support/provedService.ts';
import { scriptActor } from '../../support/signatureScene.ts';
import { challengeHost } from '../../support/challengeHost.ts';

const runs = Number(process.env['COUNTERSIGN_MODEL_RUNS'] ?? 150);
const page = 'page';

/** Names that a person takes for one. */
const spellings = [
  (name: string) => name,
  (name: string) => name.toUpperCase(),
  (name: string) => ` ${name.replace(' ', '\u00a0 ')}`,
  (name: string) => name.normalize('NFD'),
  (name: string) => name.replace('A', '\u0410').replace('e', '\u0435'),
  (name: string) => `${name}\u200b`,
] as const;

const human = fc.nat(1);
const which = fc.nat(5);
const spelling = fc.constantFrom(...spellings);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('sign' as const), human, which, slot: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), human, which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('respell' as const), human, which, spelling }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), human, which }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add' as const), human, which, spelling, linked: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('link' as const), human, which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unlink' as const), human, which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('apart' as const), human, which }) },
);
const sequence = fc.record({
  /** Both people have one name, and an administrator has said so. */
  namesakes: fc.boolean(),
  before: fc.array(step, { maxLength: 4 }),
  after: fc.array(step, { minLength: 4, maxLength: 16 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Human {
  /** Ids of the accounts that are there. */
  accounts: string[];
  /** Every name that an account of theirs has or had. */
  readonly names: string[];
}

function openModel() {
  const clock = testClock();
  const idp = (users: Parameters<Parameters<typeof openProvedService>[1]>[0]): InternalProvider => ({
    kind: 'internal',
    name: 'internal',
    prove: ({ userName }) => {
      const account = users.find(userName);
      const nobody = credentialRefusal(new ValidationError('auth.not_allowed'));
      return Promise.resolve(account === undefined ? nobody : proved(account, clock.now()));
    },
    renewPassword: () => Promise.resolve(undefined),
  });
  const service = openProvedService(clock, idp, {});
  return { ...service, persons: openPersons(service.store) };
}
type Model = ReturnType<typeof openModel>;

// Names that differ in a single digit may be one person's, as those that differ in an initial.
let counter = 100;
const fresh = (what: string): string => `${what} ${(counter += 1)}`;

/** What an administrator does to the accounts of somebody. */
function change(model: Model, humans: readonly Human[], action: Exclude<Step, { do: 'sign' }>): void {
  const { store, trail, users, persons } = model;
  const whose = humans[action.human];
  if (whose === undefined) return;
  const id = whose.accounts[action.which % whose.accounts.length];
  const next = whose.accounts[(action.which + 1) % whose.accounts.length];
  const account = id === undefined ? undefined : users.byId(id);
  const other = next === undefined || next === id ? undefined : users.byId(next);
  const called = (name: string): string => {
    whose.names.push(name);
    return name;
  };
  const known = whose.names[action.which % whose.names.length] ?? '';
  store.transaction(() => {
    switch (action.do) {
      case 'rename':
        if (account !== undefined) users.update(account.id, { full_name: called(fresh('Somebody')) });
        break;
      case 'respell':
        if (account !== undefined) users.update(account.id, { full_name: called(action.spelling(known)) });
        break;
      case 'remove':
        if (account === undefined) break;
        users.remove(account.id);
        whose.accounts = whose.accounts.filter((one) => one !== account.id);
        break;
      case 'add': {
        const linked = action.linked && account !== undefined;
        const full_name = called(linked ? fresh('Somebody') : action.spelling(known));
        const made = users.insert({ user_name: fresh('user'), full_name, password_hash: 'none' }, ['Supervisor']);
        if (linked) users.joinPersons(made, account);
        whose.accounts.push(made.id);
        break;
      }
      case 'link':
        if (account !== undefined && other !== undefined) users.joinPersons(account, other);
        break;
      case 'unlink':
        if (account !== undefined) users.setPerson(account, fresh('person'));
        break;
      case 'apart':
        if (account !== undefined && other !== undefined) apart(account.id, other.id, { trail, persons });
        break;
    }
  });
}

/** A word is kept as the user service keeps it; what it refuses to hear is not said. */
function apart(one: string, other: string, { trail, persons }: Pick<Model, 'trail' | 'persons'>): void {
  const said = persons.wordsOf(one).some((word) => word.other === other);
  if (said || persons.since().kinship(one, other) === 'one') return;
  const [from, target] = inOrder(one, other);
  const { seq } = trail.append({
    action: 'user.told-apart',
    actor: scriptActor,
    target: `user:${target}`,
    detail: { from },
  });
  persons.tellApart(one, other, seq);
}

async function sign(model: Model, userName: string, uuid: string): Promise<SignOutcome | undefined> {
  const { signature } = model;
  const host = challengeHost(page);
  try {
    await signature.triggerAuthRequest({ uuid, decision: 'approve', host, actor: scriptActor });
  } catch (error) {
    // The slot is signed already.
    if (error instanceof CountersignError) return undefined;
    throw error;
  }
  const open = signature.openOn(page);
  if (open === undefined) return undefined;
  const meaning = open.meanings[0] ?? '';
  const outcome = await signature.sign({ id: open.id, meaning, comment: 'c', userName, password: 'p' }, page);
  if (signature.hasOpen(page)) signature.cancel(open.id, page);
  return outcome;
}

async function play(model: Model, given: typeof sequence extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const { store, users, signature } = model;
  const shared = fresh('\u00c9va Alder');
  const humans: Human[] = [0, 1].map(() => {
    const full_name = given.namesakes ? shared : fresh('\u00c9va Alder');
    const made = users.insert({ user_name: fresh('user'), full_name, password_hash: 'none' }, ['Supervisor']);
    return { accounts: [made.id], names: [full_name] };
  });
  // What was given up before the request says nothing about it: what is there when it is asked is what was ever there.
  for (const action of given.before) {
    if (action.do === 'add' || action.do === 'link' || action.do === 'unlink') change(model, humans, action);
  }
  if (given.namesakes) {
    store.transaction(() => {
      for (const one of humans[0]?.accounts ?? []) {
        for (const other of humans[1]?.accounts ?? []) apart(one, other, model);
      }
    });
  }
  const slots = signature.queueAuthRequest({
    template: signatureTemplate.parse({ name: 'Model', expression: '{role:Supervisor} AND {role:Supervisor}' }),
    name: 'Model',
    description: '',
    callbacks: {},
    requestedBy: scriptActor,
  });
  const signers: number[] = [];
  for (const action of given.after) {
    if (action.do !== 'sign') {
      change(model, humans, action);
      continue;
    }
    const accounts = humans[action.human]?.accounts ?? [];
    const account = users.byId(accounts[action.which % accounts.length] ?? '');
    const outcome = account && (await sign(model, account.userName, slots[action.slot] ?? ''));
    if (account === undefined || outcome === undefined) continue;
    if (outcome.outcome === 'signed') {
      expect(signers, 'nobody signs twice').not.toContain(action.human);
      signers.push(action.human);
    } else if (!signers.includes(action.human) && !given.namesakes) {
      expect.fail(`Somebody else was taken for one who signed: ${outcome.message}`);
    }
  }
  store.transaction(() => humans.forEach(({ accounts }) => accounts.forEach((id) => users.remove(id))));
}

it(
  'ES-8 nobody fills two slots of a request, whatever becomes of accounts meanwhile',
  { timeout: Math.max(120_000, runs * 50) },
  async () => {
    for (let left = runs; left > 0; left -= 500) {
      const model = openModel();
      try {
        await fc.assert(
          fc.asyncProperty(sequence, (given) => play(model, given)),
          { numRuns: Math.min(left, 500) },
        );
      } finally {
        await model.close();
      }
    }
  },
);
