/** Who may sign: the credential check of a signature, by the same rules and the same count of failures as a login. */
import type { SsoContext } from './context.ts';
import { credentialRefusal, type CredentialCheck } from './credentialCheck.ts';
import { duePassword, standingProblem } from './standing.ts';
import { ValidationError } from './status.ts';

export interface SignerCredentials {
  readonly userName: string;
  readonly password: string;
  readonly totpCode?: string | undefined;
  /** Where they are, for the rules for addresses. */
  readonly remoteAddr: string | null;
  /** The user id of a signer who signs a series (21 CFR 11.200(a)(1)(i)): the password alone is asked again. */
  readonly seriesOf?: string | undefined;
}

/** Proves a person who may act here. A recovery code proves nobody (AU-13). */
export async function provePerson(context: SsoContext, given: SignerCredentials): Promise<CredentialCheck> {
  const check = await context.credentials.prove({ ...given, allowRecoveryCode: false });
  if (!check.ok) return check;
  const problem = standingProblem(context, check.account, given.remoteAddr);
  if (problem === undefined) return check;
  // After a lock the same time as after a wrong password: it must not tell that the password was right.
  const retryAfter = context.throttle.wait(context.accountKey(check.account.userName)) / 1000;
  return credentialRefusal(problem, { retryAfter });
}

/** Proves a signer: as `provePerson`, with a password that neither somebody else set nor that has expired (ES-17). */
export async function proveSigner(context: SsoContext, given: SignerCredentials): Promise<CredentialCheck> {
  const check = await provePerson(context, given);
  const due = check.ok ? duePassword(check.account, context.ports.clock.now()) : undefined;
  return due === undefined ? check : credentialRefusal(new ValidationError(due));
}
