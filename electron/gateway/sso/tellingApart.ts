/** An administrator's word on two accounts that may be one person's (ES-8): that they are two people's, and its end. */
import type { AccountRules } from './accountRules.ts';
import { operations, requireSuperUser, text, ust, type Call, type Caller, type SsoContext } from './context.ts';
import { isBlank } from '../platform/unseen.ts';
import { shownName } from './names.ts';
import { inOrder } from './persons.ts';
import { ValidationError } from './status.ts';
import type { Account } from './users.ts';

const shape = { ust, userId: text(100), otherUserId: text(100), reason: text(500) };

/** The operations of telling accounts apart. Both need a reason, and a person who says it: no host vouches for one. */
export function tellingApartOperations(context: SsoContext, { byId }: AccountRules) {
  const { store, trail, persons } = context;
  const operation = operations(context);

  interface AccountPair {
    readonly userId: string;
    readonly otherUserId: string;
    readonly reason: string;
    readonly ust: string;
  }
  const read = (call: Call, input: AccountPair) => {
    const caller = requireSuperUser(context, call, input.ust);
    const reason = input.reason.trim();
    if (isBlank(reason)) throw new ValidationError('common.missing_input', { field: 'reason' });
    return { caller, reason, one: byId(input.userId), other: byId(input.otherUserId) };
  };
  /** Audits it at both accounts; resolves to the number of the entry at the second one, in their order. */
  const record = (action: string, { actor }: Caller, one: Account, other: Account, reason: string): number => {
    const [first, second] = inOrder(one.id, other.id);
    trail.append({ action, actor, target: `user:${first}`, detail: { from: second, reason } });
    return trail.append({ action, actor, target: `user:${second}`, detail: { from: first, reason } }).seq;
  };
  const refuse = (words: string): ValidationError =>
    new ValidationError('common.invalid_operation', { words: `${words} Nothing was changed.` });

  return {
    tellApart: operation('user.tell_apart', shape, (input, call) =>
      store.transaction(() => {
        const { caller, reason, one, other } = read(call, input);
        const people = persons.since();
        const [a, b] = [one, other].map(({ fullName, userName }) => shownName(fullName, userName));
        if (people.kinship(one.id, other.id) === 'one') {
          throw refuse(`${a} and ${b} are linked as one person: take the link away first.`);
        }
        // Who somebody is, others say; and whoever is called like one of the two may be one of them.
        const own = caller.account?.id;
        const ever = persons.since(0);
        if (own === undefined || [one, other].some(({ id }) => ever.kinship(own, id) !== undefined)) {
          throw refuse(
            `An administrator who is neither ${a} nor ${b}, and was never called like them, has to say this.`,
          );
        }
        if (persons.wordsOf(one.id).some((word) => word.other === other.id)) {
          throw refuse(`${a} and ${b} are told apart already.`);
        }
        persons.tellApart(one.id, other.id, record('user.told-apart', caller, one, other, reason));
        return {};
      }),
    ),
    takeBackApart: operation('user.take_back_apart', shape, (input, call) =>
      store.transaction(() => {
        const { caller, reason, one, other } = read(call, input);
        const seq = record('user.told-apart-taken-back', caller, one, other, reason);
        if (!persons.takeBack(one.id, other.id, seq)) {
          throw refuse(`${one.userName} and ${other.userName} are not told apart.`);
        }
        return {};
      }),
    ),
  };
}
