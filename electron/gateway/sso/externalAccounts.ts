/**
 * The accounts of people for whom an identity provider outside vouches. A person is the issuer and its subject, and
 * nothing else: neither a user name nor an e-mail address joins two of them, or one of them and an account that the
 * station has (OI-13). An administrator can (`user.create_linked_auth`); such an account stays the station's own, with
 * the names and roles that it has here. One that was made for a provider's person follows the provider.
 */
import type { Actor } from '../audit/trail.ts';
import { isoUtc } from '../platform/time.ts';
import { type AccountRules, refusePlainly } from './accountRules.ts';
import type { SsoContext } from './context.ts';
import { standingProblem } from './standing.ts';
import { ValidationError } from './status.ts';
import { ApprovalStatus, SignUpStatus, type Account, type UserColumns } from './users.ts';

/** A person as a provider names them. */
export interface ExternalPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Name of the provider at this station. */
  readonly provider: string;
  readonly userName: string | undefined;
  readonly fullName: string | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly email: string | undefined;
  readonly roles: readonly string[];
  /** Where they are, for the rules for addresses. */
  readonly remoteAddr: string | null;
}

/** What the site says of people who have no account yet. */
export interface NewAccountRules {
  readonly newUsers: 'accept' | 'refuse';
  /** `qualified`: always `name@provider`. */
  readonly userNames: 'own' | 'qualified';
}

export type ExternalAccount =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly reason: string };

interface Link {
  user_id: string;
  is_active: number;
}

const unknownHere = 'You are not known at this station. An administrator has to add you.';

/** Makes the function that finds the account of a provider's person, or makes one where the site accepts
 * them. `found` hears of the account inside the transaction. */
export function externalAccounts(
  context: SsoContext,
  rules: AccountRules,
): (person: ExternalPerson, rules: NewAccountRules, found: (account: Account) => void) => Promise<ExternalAccount> {
  const { store, trail, users, sessions, ports } = context;
  const linkOf = store.db.prepare<[string, string], Link>(
    `SELECT user_id, is_active FROM linked_account
     WHERE auth_type = 'oidc' AND auth_source = ? AND auth_principal = ?`,
  );
  const former = store.db.prepare<[string, string], { auth_principal: string }>(
    'SELECT auth_principal FROM former_link WHERE auth_source = ? AND auth_principal = ?',
  );
  const insertLink = store.db.prepare<[string, string, string, string]>(
    `INSERT INTO linked_account (user_id, auth_type, auth_source, auth_principal, is_active, created_at)
     VALUES (?, 'oidc', ?, ?, 1, ?)`,
  );
  const actorOf = ({ provider }: ExternalPerson): Actor => ({
    kind: 'station',
    id: 'identity-provider',
    name: `Identity provider ${provider}`,
  });
  /** The account of a person, if there is one; undefined when nobody linked them. */
  const known = ({ issuer, subject }: ExternalPerson): Account | 'inactive' | undefined => {
    const link = linkOf.get(issuer, subject);
    // Whom an administrator removed or unlinked here does not come back by themselves.
    if (link === undefined) return former.get(issuer, subject) === undefined ? undefined : 'inactive';
    return link.is_active === 1 ? users.byId(link.user_id) : 'inactive';
  };
  const printable = (person: ExternalPerson): Pick<UserColumns, 'full_name' | 'first_name' | 'last_name'> => {
    const { firstName, lastName } = person;
    const fullName = person.fullName ?? nameOf(person);
    rules.checkPrinted({ displayName: fullName, firstName, lastName });
    return { full_name: fullName, first_name: firstName ?? null, last_name: lastName ?? null };
  };
  const nameFor = (person: ExternalPerson, { userNames }: NewAccountRules): string => {
    const name = nameOf(person);
    const qualified = `${name}@${slug(person.provider)}`;
    let free = userNames === 'own' ? name : qualified;
    // Somebody else may have the name here: then this one says whose it is, and who of several.
    for (let count = 1; users.find(free) !== undefined; count += 1)
      free = count === 1 ? qualified : `${qualified}-${count}`;
    rules.checkName(free, refusePlainly);
    return free;
  };
  /** An address that somebody else has here stays theirs. */
  const emailFor = ({ email }: ExternalPerson, own?: string): string | null => {
    if (email === undefined) return null;
    try {
      rules.checkEmail(email, refusePlainly, own);
      return email;
    } catch (error) {
      if (error instanceof ValidationError) return null;
      throw error;
    }
  };
  const add = (person: ExternalPerson, wanted: NewAccountRules, password: UserColumns): Account => {
    const at = isoUtc(ports.clock.now());
    const made = users.insert(
      {
        user_name: nameFor(person, wanted),
        ...printable(person),
        email: emailFor(person),
        issuer: person.issuer,
        approval_status: ApprovalStatus.approved,
        approval_status_mod_time: at,
        approval_status_mod_by: 'identity-provider',
        sign_up_status: SignUpStatus.final,
        sign_up_time: at,
        ...password,
      },
      person.roles,
    );
    insertLink.run(made.id, person.issuer, person.subject, at);
    context.throttle.clear(context.accountKey(made.userName));
    trail.append({
      action: 'user.added',
      actor: actorOf(person),
      target: `user:${made.id}`,
      detail: { issuer: person.issuer, subject: person.subject, userName: made.userName, roles: [...made.roles] },
    });
    return made;
  };
  const follow = (account: Account, person: ExternalPerson): Account => {
    if (account.issuer !== person.issuer || !account.isIntact) return account;
    const names = printable(person);
    const email = emailFor(person, account.id);
    const roles = [...new Set(person.roles)].sort();
    const same =
      names.full_name === account.fullName &&
      names.first_name === account.firstName &&
      names.last_name === account.lastName &&
      email === account.email &&
      JSON.stringify(roles) === JSON.stringify([...account.roles].sort());
    if (same) return account;
    users.update(account.id, { ...names, email });
    users.setRoles(account.id, roles);
    // As where an administrator takes a right away: what was begun with it does not go on.
    const isLess = account.roles.some((role) => !roles.includes(role));
    const sessionsEnded = isLess ? sessions.endAllOf(account.id) : 0;
    trail.append({
      action: 'user.changed',
      actor: actorOf(person),
      target: `user:${account.id}`,
      detail: {
        from: { fullName: account.fullName, roles: [...account.roles] },
        to: { fullName: names.full_name ?? '', roles },
        ...(isLess ? { sessionsEnded } : {}),
      },
    });
    return users.byId(account.id) ?? account;
  };

  return async (person, wanted, found) => {
    const before = known(person);
    if (before === undefined && wanted.newUsers === 'refuse') return { ok: false, reason: unknownHere };
    const password = before === undefined ? await rules.noPassword() : {};
    return store.transaction((): ExternalAccount => {
      // Two sign-ins of one person at the same moment make one account.
      const present = known(person);
      if (present === 'inactive')
        return {
          ok: false,
          reason: 'Your account was removed or switched off at this station. An administrator can link it again.',
        };
      try {
        const account = present === undefined ? add(person, wanted, password) : follow(present, person);
        const problem = standingProblem(context, account, person.remoteAddr);
        if (problem !== undefined) return { ok: false, reason: problem.message };
        found(account);
        return { ok: true, account };
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        return {
          ok: false,
          reason: `This station cannot keep your account as the provider names it: ${error.message}`,
        };
      }
    });
  };
}

/** What the person is called here: their user name at the provider, or its name for them that nobody chose. */
function nameOf({ userName, subject }: Pick<ExternalPerson, 'userName' | 'subject'>): string {
  return (userName ?? subject).trim().replaceAll(/\s+/g, '.');
}

function slug(provider: string): string {
  return provider.replaceAll(/\s+/g, '-');
}

/**
 * What a provider calls the owner of an account, as far as the station knows; undefined where it knows nothing. For a
 * name that nobody has here yet it is the name itself.
 */
export function nameAtProvider(
  account: Account | undefined,
  userName: string,
  provider: { readonly name: string; readonly issuer: string },
): string | undefined {
  if (account === undefined) return userName;
  if (account.issuer !== provider.issuer) return undefined;
  const qualified = `@${slug(provider.name)}`;
  const at = account.userName.lastIndexOf(qualified);
  const isQualified = at > 0 && /^(-\d+)?$/.test(account.userName.slice(at + qualified.length));
  return isQualified ? account.userName.slice(0, at) : account.userName;
}
