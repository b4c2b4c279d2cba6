/**
 * What a name, an e-mail address and a password of an account must be. Each rule is told by its code, and at a sign-up
 * only as far as the configuration says.
 */
import { randomBytes } from 'node:crypto';
import { isoUtc } from '../platform/time.ts';
import type { SsoContext } from './context.ts';
import { hasUnreadable, hasUnseen, isBlank } from '../platform/unseen.ts';
import type { Owner } from './password.ts';
import { ValidationError, type StatusLabel } from './status.ts';
import type { Account, UserColumns } from './users.ts';

const day = 86_400_000;
/** Characters of a name on a signature. */
const longestName = 200;

/** The names of a person, as callers give them. */
export interface PrintedNames {
  readonly displayName?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly middleName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
}

/** How the codes of a new password, name or e-mail are told: at a sign-up only as far as the configuration says. */
export type Refuse = (label: StatusLabel, field: string, words?: string) => ValidationError;
export const refusePlainly: Refuse = (label, field, words) =>
  new ValidationError(label, { field, ...(words === undefined ? {} : { words }) });

/**
 * ES-17: a password that somebody else typed is never the lasting one, and nobody is told otherwise. Only the host itself,
 * at install time, may leave one as it is. Throws E008001 where `mustChange` asks for it.
 */
export function checkOwnChoice(mustChange: boolean | undefined, byHost: boolean, field: string): void {
  if (mustChange !== false || byHost) return;
  throw new ValidationError('common.invalid_operation', {
    field,
    words: 'A password that an administrator sets must be changed by its owner. Nothing was changed.',
  });
}

/** The rules over the parts of the user service. All but `composedName` throw `ValidationError`. */
export function accountRules({
  users,
  passwords,
  config,
  ports,
}: Pick<SsoContext, 'users' | 'passwords' | 'config' | 'ports'>) {
  const byId = (userId: string): Account => {
    const account = users.byId(userId);
    if (account === undefined) throw new ValidationError('user_id.invalid', { field: 'userId' });
    return account;
  };
  const checkName = (username: string, refuse: Refuse, own?: string): void => {
    const name = username.trim();
    const problem = unreadable('user name', name);
    if (problem !== undefined) throw refuse('username.invalid', 'username', problem);
    if (Array.from(name).length > config.signup.max_length_username) throw refuse('username.too_long', 'username');
    if (/\s/u.test(username)) throw refuse('username.has_whitespace', 'username');
    const owner = users.find(name);
    if (owner !== undefined && owner.id !== own) throw refuse('username.exists', 'username');
  };
  /** A name as it can stand on a signature: visible, and not made to look like another by what nobody sees. */
  const checkPrinted = (data: PrintedNames): void => {
    for (const field of ['displayName', 'firstName', 'middleName', 'lastName'] as const) {
      const name = data[field];
      if (typeof name !== 'string') continue;
      if (name === '' && field !== 'displayName') continue;
      const tooLong =
        Array.from(name).length > longestName
          ? `The name cannot stand on a signature: it has more than ${longestName} characters. Nothing was changed.`
          : undefined;
      const words = unreadable('name', name) ?? tooLong;
      if (words !== undefined) throw new ValidationError('common.invalid_input', { field, words });
    }
  };
  const checkEmail = (email: string, refuse: Refuse, own?: string): void => {
    if (email.length > config.signup.max_length_email) throw refuse('email.too_long', 'email');
    if (/\s/u.test(email)) throw refuse('email.has_whitespace', 'email');
    if (!/^[^@\p{Cf}]+@[^@\p{Cf}]+$/u.test(email)) throw refuse('email.invalid', 'email');
    const owner = users.byEmail(email);
    if (owner !== undefined && owner.id !== own) throw refuse('email.exists', 'email');
  };
  const passwordColumns = async (password: string, owner: Owner, expiryDays?: number): Promise<UserColumns> => {
    await passwords.check(password, owner);
    const days = expiryDays ?? config.password.expiry;
    return {
      password_hash: await passwords.hash(password),
      password_peppered: 1,
      password_is_set: 1,
      password_is_short: passwords.isShort(password) ? 1 : 0,
      password_last_set: isoUtc(ports.clock.now()),
      password_expiry: days === null ? null : isoUtc(ports.clock.now() + days * day),
    };
  };
  const noPassword = async (): Promise<UserColumns> => ({
    password_hash: await passwords.hash(randomBytes(32).toString('hex')),
    password_peppered: 1,
    password_is_set: 0,
  });
  const composedName = (given: PrintedNames & { readonly username: string }): string => {
    const composed = [given.firstName, given.middleName, given.lastName].filter(Boolean).join(' ');
    return (given.displayName ?? '').trim() || composed || given.username;
  };

  return { byId, checkName, checkPrinted, checkEmail, passwordColumns, noPassword, composedName };
}
/** Why a name cannot be read by a person; undefined where it can. */
function unreadable(what: string, name: string): string | undefined {
  const cannot = `The ${what} cannot stand on a signature`;
  if (isBlank(name)) return `${cannot}: it has no letter that can be seen. Nothing was changed.`;
  if (hasUnseen(name)) return `${cannot}: it has a character that nobody sees. Nothing was changed.`;
  return hasUnreadable(name) ? `${cannot}: it has a character that nobody can read. Nothing was changed.` : undefined;
}
export type AccountRules = ReturnType<typeof accountRules>;
