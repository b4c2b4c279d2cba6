/**
 * `countersign user ...`: what an administrator does with users at install time, and when nobody can sign in any more.
 * Whoever may run it has the station's keys; each command is audited like any other.
 */
import { InvalidArgumentError, type Command } from 'commander';
import { counted } from '../contract/counted.ts';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { hasUnseen, isBlank } from '../gateway/platform/unseen.ts';
import { ownAddress } from '../gateway/platform/ownAddress.ts';
import type { Actor } from '../gateway/audit/trail.ts';
import { hasMixedScripts } from '../gateway/sso/names.ts';
import type { People } from '../gateway/sso/persons.ts';
import type { Sso } from '../gateway/sso/service.ts';
import { ValidationError } from '../gateway/sso/status.ts';
import type { Account } from '../gateway/sso/users.ts';
import { requireStation } from '../gateway/store/reading.ts';
import { findProvider } from './idp.ts';
import { addStationOptions, prepareStation, type StationOptions, type Terminal } from './station.ts';

/** What one command may be told beside the station. */
interface UserOptions extends StationOptions {
  readonly fullName: string;
  readonly email?: string;
  readonly role: readonly string[];
  readonly superUser?: true;
  readonly lasting?: true;
  readonly reason?: string;
  readonly as?: string;
  readonly than?: string;
  readonly by?: string;
  readonly takeBack?: true;
  readonly provider?: string;
  readonly subject?: string;
}

type Work = (sso: Sso, options: UserOptions, name: string, password: string) => Promise<string[]> | string[];

/** Adds the commands below `user`. */
export function addUserCommands(program: Command, terminal: Terminal): void {
  const actor: Actor = { kind: 'person', id: 'command-line', name: `${terminal.userName} on the command line` };
  const user = program.command('user').description('The people who may sign.');
  const collect = (value: string, all: readonly string[]): readonly string[] => {
    const role = value.trim();
    if (isBlank(role) || hasUnseen(role)) throw new InvalidArgumentError('A role is a name that can be seen.');
    return all.includes(role) ? all : [...all, role];
  };

  /** A command on one user, or on all where it takes no name. The station must be there, except for the first user. */
  const define = (
    usage: string,
    description: string,
    work: Work,
    { asksPassword = false, makesStation = false }: { asksPassword?: boolean; makesStation?: boolean } = {},
  ): Command => {
    const command = addStationOptions(user.command(usage).description(description));
    const run = async (name: string, options: UserOptions): Promise<void> => {
      if (!makesStation) requireStation(options.dataDir);
      const open = prepareStation(options, terminal);
      const secret = asksPassword ? await askTwice(terminal) : '';
      const lines = await open(({ sso }) => work(sso, options, name, secret));
      for (const line of lines) terminal.print(line);
    };
    return usage.includes('<')
      ? command.action((name: string, options: UserOptions) => run(name, options))
      : command.action((options: UserOptions) => run('', options));
  };

  define(
    'add <name>',
    'Adds a user; asks for a first password, which its owner changes before signing.',
    async (sso, options, name, password) => {
      const data = {
        username: name,
        displayName: options.fullName,
        ...(options.email === undefined ? {} : { email: options.email }),
        roles: [...options.role],
        password,
        passwordMustChange: options.lasting !== true,
      };
      await (options.superUser === true ? sso.user.createSuperUser : sso.user.createUser)({ data }, actor);
      const roles = options.role.length > 0 ? `: ${options.role.join(', ')}` : '';
      return [`Added ${name} (${options.fullName})${roles}.`];
    },
    { asksPassword: true, makesStation: true },
  )
    .requiredOption('--full-name <text>', 'name as it stands on signatures')
    .option('--email <address>', 'e-mail address')
    .option('--role <name>', 'a role, as signature templates name it; may be given again', collect, [])
    .option('--super-user', 'may administer users')
    .option('--lasting', 'its owner typed the password, which stays');
  define(
    'set-password <name>',
    'Gives a user a password to begin with; asks for it.',
    async (sso, options, name, password) => {
      const { id } = known(sso, name);
      await sso.user.setPassword({ userId: id, password, mustChange: options.lasting !== true }, actor);
      return [
        `The password of ${name} is set${options.lasting === true ? '' : '; it must be changed before signing'}.`,
      ];
    },
    { asksPassword: true },
  ).option('--lasting', 'its owner typed the password, which stays');
  define(
    'reset-password <name>',
    'Makes a one-time token with which a user chooses a password.',
    async (sso, _, name) => {
      const { token } = await sso.passwordReset.createToken({ userId: known(sso, name).id }, actor);
      return [`Token for ${name}, valid for ${counted(sso.config.password_reset.valid_for, 'minute')}: ${token ?? ''}`];
    },
  );
  define('reset-totp <name>', 'Gives a user a new authenticator seed, shown once.', async (sso, _, name) => {
    const { totpKey, algorithm } = await sso.user.resetTotpKey({ userId: known(sso, name).id }, actor);
    return [`New seed of ${name} (${algorithm}, 6 digits, 30 s): ${totpKey}`];
  });
  define('roles <name>', 'Sets the roles of a user: those given, and no others.', async (sso, options, name) => {
    await sso.user.updateUserById({ userId: known(sso, name).id, data: { roles: [...options.role] } }, actor);
    return [`${name}: ${options.role.join(', ') || 'no roles'}.`];
  }).option('--role <name>', 'a role; may be given again', collect, []);
  define(
    'same-person <name>',
    'Says that a user is the same person as another, who signs a request once under either name.',
    async (sso, options, name) => {
      const { as } = options;
      const samePersonAs = as === undefined ? null : known(sso, as).id;
      if (samePersonAs === known(sso, name).id)
        throw refused(`${name} is one account. Name another one with --as. Nothing was changed.`);
      await sso.user.updateUserById({ userId: known(sso, name).id, data: { samePersonAs } }, actor);
      return [as === undefined ? `${name} is a person of their own.` : `${name} is the same person as ${as}.`];
    },
  ).option('--as <name>', 'the other user; without it the user is a person of their own');
  define(
    'other-person <name>',
    'An administrator, who signs in here, says that a user is somebody else than another who may be the same person.',
    async (sso, { than = '', by = '', reason = '', takeBack }, name) => {
      const [userId, otherUserId] = [known(sso, name).id, known(sso, than).id];
      if (userId === otherUserId)
        throw refused(`${name} is one account. Name another one with --than. Nothing was changed.`);
      const ust = await signIn(sso, by, terminal);
      try {
        const word = { ust, userId, otherUserId, reason };
        await (takeBack === true ? sso.user.takeBackApart(word) : sso.user.tellApart(word));
      } finally {
        await sso.user.logout({ ...here(sso), ust });
      }
      return takeBack === true
        ? [`${name} and ${than} may be one person again.`]
        : [`${name} and ${than} are two people, for what is asked to be signed from now on.`];
    },
  )
    .requiredOption('--than <name>', 'the other user')
    .requiredOption('--by <name>', 'the administrator who says it: neither of the two; asks for the password')
    .requiredOption('--reason <text>', 'why, for the audit trail')
    .option('--take-back', 'says instead that it does not hold any more');
  define(
    'link <name>',
    'Lets a user sign in at an identity provider: what it calls them for good (`idp test` shows it).',
    async (sso, options, name) => {
      const { dataDir, provider = '', subject = '' } = options;
      const { issuer } = findProvider(dataDir, provider);
      const link = { authType: 'oidc', authSource: issuer, authPrincipal: subject } as const;
      await sso.user.createLinkedAuth({ userId: known(sso, name).id, ...link }, actor);
      return [`${name} signs in as ${subject} of ${issuer}.`];
    },
  )
    .requiredOption('--provider <name>', 'a provider of identity-providers.json')
    .requiredOption('--subject <text>', 'the subject there');
  define('unlink <name>', 'Takes a link to an identity provider away.', async (sso, options, name) => {
    const { dataDir, provider = '', subject = '' } = options;
    const { issuer } = findProvider(dataDir, provider);
    const link = { authType: 'oidc', authSource: issuer, authPrincipal: subject } as const;
    await sso.user.deleteLinkedAuth({ userId: known(sso, name).id, ...link }, actor);
    return [`${name} does not sign in as ${subject} of ${issuer} any more.`];
  })
    .requiredOption('--provider <name>', 'a provider of identity-providers.json')
    .requiredOption('--subject <text>', 'the subject there');
  define('approve <name>', 'Approves a sign-up.', async (sso, _, name) => {
    await sso.user.approveUser({ userId: known(sso, name).id }, actor);
    return [`${name} is approved.`];
  });
  define('reject <name>', 'Rejects a user; all sessions end.', async (sso, _, name) => {
    await sso.user.rejectUser({ userId: known(sso, name).id }, actor);
    return [`${name} is rejected.`];
  });
  define('lock <name>', 'Locks a user; all sessions end.', async (sso, _, name) => {
    await sso.user.lockUser({ userId: known(sso, name).id }, actor);
    return [`${name} is locked.`];
  });
  define('unlock <name>', 'Unlocks a user.', async (sso, options, name) => {
    const { reason = '' } = options;
    const userId = known(sso, name).id;
    if (reason.trim() === '' && sso.config.login.unlock_needs_reason)
      throw refused(`Say with --reason why ${name} is unlocked. Nothing was changed.`);
    await sso.user.unlockUser({ userId, ...(reason === '' ? {} : { reason }) }, actor);
    return [`${name} is unlocked.`];
  }).option('--reason <text>', 'why, for the audit trail');
  define(
    'accept <name>',
    'Takes a user as it is who was changed in the database beside the program: locked, until somebody unlocks it. An id names one whose row is gone.',
    (sso, { reason = '' }, name) => {
      sso.accept(name, actor, reason);
      return [`${name} is taken as it is, and locked. Look at its roles, give it a new password, then unlock it.`];
    },
  ).requiredOption('--reason <text>', 'why, for the audit trail');
  define('logout <name>', 'Ends all sessions of a user.', async (sso, _, name) => {
    const { ended } = await sso.user.session.revoke({ userId: known(sso, name).id }, actor);
    return [ended === 0 ? `${name} has no session.` : `${counted(ended, 'session')} of ${name} ended.`];
  });
  define(
    'delete <name>',
    'Deletes a user. Signatures keep the name; the id is never used again.',
    async (sso, _, name) => {
      await sso.user.deleteUserById({ userId: known(sso, name).id }, actor);
      return [`${name} is deleted.`];
    },
  );
  define('list', 'Lists the users with their roles and what stands against them.', (sso) => {
    const people = sso.persons.since();
    return sso.users.list().map((account) => lineOf(sso, people, account));
  });
}

function refused(message: string): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, message);
}

function known(sso: Sso, name: string): Account {
  const account = sso.users.find(name);
  if (account !== undefined) return account;
  throw new CountersignError(ErrorCode.objectNotFound, `There is no user named ${name}.`);
}

/** Where a person who signs in on the command line is. */
function here({ config }: Sso): { readonly currentApp: string; readonly remoteAddr: string } {
  return { currentApp: config.apps.default, remoteAddr: ownAddress };
}

/** Signs an administrator in, with the code of an authenticator where there is one; resolves to the session's token. */
async function signIn(sso: Sso, username: string, terminal: Terminal): Promise<string> {
  const password = await terminal.askSecret(`Password of ${username}`);
  const login = { ...here(sso), username, password };
  try {
    return (await sso.user.login(login)).ust;
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    if (error.label === 'auth.not_allowed' || !error.returnStatus)
      throw refused(`${username} was not signed in: the user name or the password is not right. Nothing was changed.`);
    if (error.label !== 'auth.totp_missing') throw error;
    const totpCode = await terminal.askSecret(`Code of the authenticator of ${username}`);
    return (await sso.user.login({ ...login, totpCode })).ust;
  }
}

function lineOf(sso: Sso, people: People, account: Account): string {
  const { id, userName, fullName, roles, isSuperUser, isIntact, isLocked, approvalStatus, isTotpEnabled } = account;
  const named = (ids: readonly string[]): string =>
    ids.flatMap((other) => sso.users.byId(other)?.userName ?? []).join(', ');
  const linked = sso.users.othersOf(account).join(', ');
  const perhaps = named(people.perhaps(id));
  const apart = sso.persons
    .wordsOf(id)
    .map(
      ({ other, by, at, reason }) =>
        `not the same person as ${named([other]) || 'a deleted user'}: ${reason} (${by}, ${at})`,
    );
  const marks = [
    hasMixedScripts(userName) || hasMixedScripts(fullName) ? 'mixed scripts' : '',
    isSuperUser ? 'administrator' : '',
    isIntact ? '' : 'changed beside the program',
    isLocked ? 'locked' : '',
    approvalStatus === 'approved' ? '' : approvalStatus,
    isTotpEnabled ? 'TOTP' : '',
    linked === '' ? '' : `the same person as ${linked}`,
    perhaps === '' ? '' : `may be the same person as ${perhaps}`,
    ...apart,
  ].filter(Boolean);
  return [userName, fullName, roles.join(', '), ...(marks.length > 0 ? [marks.join(', ')] : [])].join('\t');
}

async function askTwice(terminal: Terminal): Promise<string> {
  const first = await terminal.askSecret('Password');
  const second = await terminal.askSecret('Password again');
  if (first === second) return first;
  throw refused('The two passwords differ. Nothing was changed.');
}
