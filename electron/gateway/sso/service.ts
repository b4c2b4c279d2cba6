/**
 * The user service of a station: `sso.user`, `sso.user.session`, `sso.user.attr`, `sso.totp` and `sso.passwordReset`,
 * as Zato SSO names them, in TypeScript. Python and HTTP call the same operations by their snake-case names.
 */
import { createHmac } from 'node:crypto';
import type { Seals } from '../audit/seals.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { decryptFernet, encryptFernet } from '../platform/fernet.ts';
import { KeyPurpose, type Keys } from '../station/keys.ts';
import type { Ports } from '../platform/ports.ts';
import { isoUtc } from '../platform/time.ts';
import type { Store } from '../store/database.ts';
import { accountRules } from './accountRules.ts';
import { accountOperations, type AccountWork } from './accounts.ts';
import { openAddressRules } from './addresses.ts';
import { attributeOperations } from './attributes.ts';
import type { SsoConfig } from './config.ts';
import { operations, requireCaller, text, ust, type SsoContext } from './context.ts';
import type { CredentialRefusal } from './credentialCheck.ts';
import { openCredentials } from './credentials.ts';
import { externalAccounts } from './externalAccounts.ts';
import { factorOperations } from './factors.ts';
import { openLimiter, type Limiter, type Rate } from './limiter.ts';
import { isLinked, linkedAccount, linkOperations } from './links.ts';
import { loginOperations } from './logins.ts';
import { openPasswords } from './password.ts';
import { passwordOperations, refuseSame } from './passwordChanges.ts';
import { openRefusals, type Source } from './refusals.ts';
import { resetOperations } from './resets.ts';
import { openPersons } from './persons.ts';
import { searchOperation } from './search.ts';
import { provePerson, proveSigner, type SignerCredentials } from './signers.ts';
import { signUpOperations } from './signUps.ts';
import { openSessions } from './sessions.ts';
import { StatusCode, ValidationError } from './status.ts';
import { openStrengthMeter, type StrengthMeter } from './strength.ts';
import { tellingApartOperations } from './tellingApart.ts';
import { openThrottle } from './throttle.ts';
import { nameKey, openUsers } from './users.ts';

/** What an issuer ended: its session `sid`, or all sessions of its `sub`; `provider` is what the station calls it. */
export interface EndedAtIssuer {
  readonly issuer: string;
  readonly provider: string;
  readonly sub: string | undefined;
  readonly sid: string | undefined;
}

export interface SsoOptions {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly keys: Keys;
  readonly seals: Seals;
  readonly config: SsoConfig;
  /** Texts of the plant that no password may hold: the station's name, the product's. */
  readonly plantNames: readonly string[];
  /** Judges new passwords. One of the service's own, where none is given that several services share. */
  readonly meter?: StrengthMeter;
}

/** Milliseconds between two rounds of tidying up. */
const cleanUpEvery = 300_000;

/** Opens the user service over a store. */
export function openSso(options: SsoOptions) {
  const { store, trail, ports, keys, seals, config } = options;
  const sealing = { totpSeed: keys.derive(KeyPurpose.totpSeed), attribute: keys.derive(KeyPurpose.attribute) };
  const nameIndex = keys.derive(KeyPurpose.nameIndex);
  const spentCode = keys.derive(KeyPurpose.spentCode);
  const meter = options.meter ?? openStrengthMeter();
  const base = {
    store,
    trail,
    ports,
    config,
    addresses: openAddressRules(config),
    users: openUsers(store, ports, seals),
    persons: openPersons(store),
    passwords: openPasswords(config, keys.derive(KeyPurpose.passwordPepper), options.plantNames, meter),
    throttle: openThrottle(store, ports.clock, config.login),
    sessions: openSessions(store, ports, config.session, keys.derive(KeyPurpose.sessionToken)),
    refusals: openRefusals(store, trail, ports),
    seal: (purpose: keyof typeof sealing, plain: string) => encryptFernet(sealing[purpose], plain, ports.clock.now()),
    unseal: (purpose: keyof typeof sealing, sealed: string): string => {
      const plain = decryptFernet(sealing[purpose], sealed);
      if (plain === undefined) throw new Error(`A sealed ${purpose} does not open with the keys of this station.`);
      return plain;
    },
    seedName: (userId: string, seed: string) =>
      createHmac('sha256', spentCode)
        .update(JSON.stringify([userId, seed]))
        .digest('hex'),
    accountKey: (userName: string) => createHmac('sha256', nameIndex).update(nameKey(userName)).digest('hex'),
  };
  const context: SsoContext = { ...base, credentials: openCredentials(base, keys.derive(KeyPurpose.recoveryCode)) };
  const operation = operations(context);

  const rules = accountRules(context);
  const factors = factorOperations(context, rules);
  const passwords = passwordOperations(context, rules);
  const work: AccountWork = {
    byId: rules.byId,
    setPasswordOf: passwords.setPasswordOf,
    renewPasswordOf: passwords.renewPasswordOf,
    byLink: (type, source, principal) => linkedAccount(context, type, source, principal),
  };
  const logins = loginOperations(context, work);
  const api = {
    user: {
      ...accountOperations(context, rules, factors),
      ...signUpOperations(context, rules),
      ...passwords.operations,
      ...factors.operations,
      ...linkOperations(context),
      ...tellingApartOperations(context, rules),
      ...logins.user,
      search: searchOperation(context),
      attr: attributeOperations(context, 'user'),
      session: { ...logins.session, attr: attributeOperations(context, 'session') },
    },
    totp: {
      /** Takes one code of the user of `ust`, or of the user named, once. */
      validateCode: operation(
        'totp.validate_code',
        { code: text(40), ust: ust.optional(), username: text(1000).optional(), currentUst: ust.optional() },
        (input, call) => {
          if ((input.ust === undefined) === (input.username === undefined)) {
            throw new ValidationError(input.ust === undefined ? 'common.missing_input' : 'common.invalid_input');
          }
          // Whoever names somebody else must be an administrator: codes are not to be tried out.
          const caller = requireCaller(context, call, input.ust ?? input.currentUst);
          if (input.username !== undefined && !caller.isSuperUser)
            throw new ValidationError('auth.super_user_required');
          const account = input.username === undefined ? caller.account : context.users.find(input.username);
          if (account === undefined) throw new ValidationError('username.invalid', { field: 'username' });
          context.credentials.requireTotp(account, input.code, 'code', call.source);
          return {};
        },
      ),
    },
    passwordReset: resetOperations(context, work, keys.derive(KeyPurpose.resetToken)),
  };

  const tidy = (): void => {
    store.transaction(() => {
      const now = new Date(ports.clock.now()).toISOString();
      context.sessions.cleanUp();
      context.throttle.cleanUp();
      store.db.prepare<[string]>('DELETE FROM user_attribute WHERE expires_at < ?').run(now);
      store.db.prepare<[string]>('DELETE FROM password_reset WHERE expires_at < ?').run(now);
    });
    callOff = ports.clock.after(cleanUpEvery, tidy);
  };
  let callOff = ports.clock.after(cleanUpEvery, tidy);

  return {
    ...api,
    users: context.users,
    /**
     * Takes an account as it is now that was changed beside the program, locked: whoever unlocks it has looked at it. By its user
     * name, or by its id where its row is gone. Throws `illegal-argument` for one that is as the program left it.
     */
    accept: (nameOrId: string, actor: Actor, reason: string): void => {
      const id = context.users.find(nameOrId)?.id ?? nameOrId;
      if (seals.holds({ kind: 'account', id })) {
        throw new CountersignError(
          ErrorCode.illegalArgument,
          `There is no account ${nameOrId} that was changed beside the program. Nothing was changed.`,
        );
      }
      store.transaction(() => {
        seals.accept({ kind: 'account', id }, actor, reason);
        // One that was taken away has nothing to lock.
        context.users.update(id, { is_locked: 1, locked_time: isoUtc(ports.clock.now()), locked_by: actor.id });
        context.sessions.endAllOf(id);
      });
    },
    /** Which accounts are, or may be, one person's. */
    persons: context.persons,
    /** The account of a person for whom an identity provider outside vouches. */
    accountOf: externalAccounts(context, rules),
    /** Whether an account is linked to somebody of an issuer, and the link is in force. */
    isLinked: (userId: string, issuer: string): boolean => isLinked(context, userId, issuer),
    /** The live sessions for which an issuer vouched. */
    sessionsOfIssuer: context.sessions.ofIssuer,
    /**
     * Ends the live sessions for which an issuer vouched: the one of its session `sid`, of nobody but `sub` where that is said too; or
     * all of its `sub`. Written down in the same transaction.
     */
    endSessionsOfIssuer: ({ issuer, provider, sub, sid }: EndedAtIssuer): void => {
      store.transaction(() => {
        const found =
          sid === undefined
            ? context.sessions.ofIssuer(issuer, { sub: sub ?? '' })
            : context.sessions
                .ofIssuer(issuer, { sid })
                .filter(({ authPrincipal }) => authPrincipal === (sub ?? authPrincipal));
        for (const { id, userId } of found) {
          context.sessions.end(id);
          trail.append({
            action: 'identity-provider.logged-out',
            actor: { kind: 'station', id: 'identity-provider', name: `Identity provider ${provider}` },
            target: `user:${userId}`,
            detail: { provider, by: sid === undefined ? 'person' : 'session' },
          });
        }
      });
    },
    config,
    /** Whether name, password and second factor prove a person who may sign now; makes no session. */
    proveSigner: (given: SignerCredentials) => proveSigner(context, given),
    /**
     * Changes a password that is due, at the place where it is asked for. Resolves to what stands against the person, if
     * anything does; throws `ValidationError` for a new password that is not taken.
     */
    renewPassword: async (
      given: SignerCredentials & { readonly newPassword: string },
    ): Promise<CredentialRefusal | undefined> => {
      const proved = await provePerson(context, given);
      if (!proved.ok) return proved;
      refuseSame(given.password, given.newPassword);
      await passwords.renewPasswordOf(proved.account, given.newPassword, given.remoteAddr);
      return undefined;
    },
    /** Whether a session is live. It goes on being idle unless the question `counts` as a use. */
    isLive: (token: string, { counts }: { readonly counts: boolean }): boolean =>
      (counts ? context.sessions.find : context.sessions.peek)(token).state === 'live',
    /** Seconds until another try with this user name, which nobody need have, is looked at. */
    retryAfter: (userName: string): number =>
      context.throttle.wait(context.accountKey(context.users.identify(userName)?.account.userName ?? userName)) / 1000,
    /** Counts a call that HTTP turned away, for the trail. */
    countRefusal: context.refusals.count,
    /** Where HTTP limits its callers. */
    limiter: (rate: Rate): Limiter => openLimiter(ports.clock, rate),
    /** Deletes nothing that is evidence: expired sessions, attributes and reset tokens, every five minutes. */
    tidy,
    /** Every operation by its snake-case name: `user.login`, `user.session.get_list`. */
    byName: new Map(operationsIn(api).map((found) => [found.operation, found])),
    close: () => {
      callOff();
      context.refusals.close();
      if (options.meter === undefined) meter.close();
    },
  };
}
export type Sso = ReturnType<typeof openSso>;

/** Any operation, as the adapters for Python and HTTP call it. */
export interface AnyOperation {
  readonly operation: string;
  readonly receive: (given: unknown, source?: Source) => Promise<unknown>;
}

function operationsIn(tree: object): AnyOperation[] {
  return Object.values(tree).flatMap((value: unknown) => {
    if (isOperation(value)) return [value];
    return typeof value === 'object' && value !== null ? operationsIn(value) : [];
  });
}

function isOperation(value: unknown): value is AnyOperation {
  return typeof value === 'function' && 'operation' in value && 'receive' in value;
}

/** All codes of the table. */
export const allStatusCodes: readonly StatusCode[] = Object.freeze(Object.values(StatusCode));
