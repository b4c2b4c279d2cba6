/**
 * The administrator's page: what a page frame asks of the user service while an administrator is signed in. Each call
 * runs under the administrator's own session token, so that the user service decides and the trail names the person.
 */
import type { Sheet, SheetOutcome, StationSign } from '../../contract/challenge.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { UserChange, UserDetail, UserFilter, UserPage, UserRow } from '../../contract/users.ts';
import type { Client } from './client.ts';
import type { SignIn } from './signIn.ts';
import { hasMixedScripts } from '../sso/names.ts';
import type { Sso } from '../sso/service.ts';
import { ValidationError } from '../sso/status.ts';
import { totpUri } from '../sso/totp.ts';
import type { Account } from '../sso/users.ts';
import type { StationSigns } from '../station/sign.ts';

export interface Administration {
  readonly search: (text: string, filter: UserFilter, page: number) => Promise<UserPage>;
  readonly read: (userId: string) => Promise<UserDetail>;
  /** Adds a user; `show` brings the one-time code for the first password onto the surface. */
  readonly add: (user: NewUser, show: (sheet: Sheet) => void) => Promise<{ readonly userId: string }>;
  /** Changes a user; null when it was deleted. What is secret goes to `show` alone. */
  readonly change: (userId: string, change: UserChange, show: (sheet: Sheet) => void) => Promise<UserDetail | null>;
  /** Turns the authenticator of an enrolment on with one good code; answers with recovery codes. */
  readonly confirmTotp: (enrolment: Sheet & { readonly kind: 'enrolment' }, code: string) => Promise<SheetOutcome>;
  /** Brings up the sheet on which the station sign is changed. */
  readonly askSign: (show: (sheet: Sheet) => void) => void;
  readonly changeSign: (sign: StationSign) => SheetOutcome;
}

export interface NewUser {
  readonly username: string;
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly isSuperUser: boolean;
}

const pageSize = 50;
const filters = {
  all: {},
  waiting: { approvalStatus: 'before_decision' },
  locked: { isLocked: true },
  administrators: { isSuperUser: true },
} as const;

/** The administrator's calls over the user service. They throw `forbidden` unless an administrator is signed in. */
export function openAdministration(sso: Sso, signIn: SignIn, sign: StationSigns, client: Client): Administration {
  const caller = (): { readonly ust: string; readonly currentApp: string; readonly remoteAddr: string | null } => ({
    ust: signIn.administratorToken(),
    currentApp: sso.config.apps.default,
    remoteAddr: client.address,
  });
  const known = (userId: string): Account => {
    const account = sso.users.byId(userId);
    if (account === undefined) throw new ValidationError('user_id.invalid');
    return account;
  };
  const named = (username: string): Account => {
    const account = sso.users.find(username);
    if (account === undefined)
      throw new ValidationError('username.invalid', { words: `There is no user ${username}.` });
    return account;
  };
  const read = async (userId: string): Promise<UserDetail> => {
    const { ust, ...call } = caller();
    const { sessions } = await sso.user.session.getList({ ...call, currentUst: ust, userId });
    return {
      user: rowOf(known(userId), sso),
      isSelf: signIn.current()?.id === userId,
      maybeSameAs: sso.persons
        .since()
        .perhaps(userId)
        .flatMap((other) => sso.users.byId(other)?.userName ?? []),
      toldApart: sso.persons.wordsOf(userId).flatMap(({ other, ...word }) => {
        const username = sso.users.byId(other)?.userName;
        return username === undefined ? [] : [{ username, ...word }];
      }),
      sessions: sessions.map((session) => ({
        sessionId: session.sessionId,
        currentApp: session.currentApp,
        creationTime: session.creationTime,
        expirationTime: session.expirationTime,
        remoteAddr: session.remoteAddr,
        userAgent: session.userAgent,
      })),
    };
  };
  const handOut = async (userId: string, show: (sheet: Sheet) => void): Promise<void> => {
    const { userName, fullName } = known(userId);
    const { token } = await sso.passwordReset.createToken({ ...caller(), userId });
    if (token === undefined) throw new CountersignError(ErrorCode.internal, 'No one-time code was made.');
    show({ kind: 'oneTimeCode', userName, fullName, code: token, validFor: sso.config.password_reset.valid_for });
  };
  const enrol = async (userId: string, show: (sheet: Sheet) => void): Promise<void> => {
    const { userName, fullName } = known(userId);
    const { totpKey, algorithm, issuer } = await sso.user.resetTotpKey({ ...caller(), userId });
    const uri = totpUri({ key: totpKey, algorithm }, issuer, userName);
    show({ kind: 'enrolment', userName, fullName, key: totpKey, uri });
  };
  const update = (
    userId: string,
    data: Parameters<Sso['user']['updateUserById']>[0]['data'],
  ): ReturnType<Sso['user']['updateUserById']> => sso.user.updateUserById({ ...caller(), userId, data });
  const perform = async (userId: string, change: UserChange, show: (sheet: Sheet) => void): Promise<unknown> => {
    const { ust, ...call } = caller();
    switch (change.kind) {
      case 'approve':
        return sso.user.approveUser({ ...call, ust, userId });
      case 'reject':
        return sso.user.rejectUser({ ...call, ust, userId });
      case 'lock':
        return sso.user.lockUser({ ...call, ust, userId });
      case 'unlock':
        return sso.user.unlockUser({ ...call, ust, userId, reason: change.reason });
      case 'roles':
        return update(userId, { roles: [...change.roles] });
      case 'samePerson': {
        const other = change.username.trim() === '' ? null : named(change.username).id;
        return update(userId, { samePersonAs: other });
      }
      case 'tellApart':
      case 'takeBackApart':
        return sso.user[change.kind]({
          ...call,
          ust,
          userId,
          otherUserId: named(change.username).id,
          reason: change.reason,
        });
      case 'badge':
        return update(userId, { badge: change.badge.trim() === '' ? null : change.badge });
      case 'administrator':
        return update(userId, { isSuperUser: change.value });
      case 'endSession':
        return sso.user.session.revoke({ ...call, currentUst: ust, userId, sessionId: change.sessionId });
      case 'endSessions':
        return sso.user.session.revoke({ ...call, currentUst: ust, userId });
      case 'resetPassword':
        return handOut(userId, show);
      case 'enrolTotp':
        return enrol(userId, show);
      case 'turnTotpOff':
        return update(userId, { isTotpEnabled: false });
      case 'delete':
        return sso.user.deleteUserById({ ...call, ust, userId });
    }
  };

  return {
    read,
    search: async (text, filter, page) => {
      const found = await sso.user.search({
        ...caller(),
        ...filters[filter],
        anywhere: text.trim(),
        isNameExact: false,
        curPage: page,
        pageSize,
      });
      const users = found.result.flatMap(({ userId }) => {
        const account = userId === undefined ? undefined : sso.users.byId(userId);
        return account === undefined ? [] : [rowOf(account, sso)];
      });
      return { total: found.total, curPage: found.curPage, numPages: found.numPages, users };
    },
    add: async ({ username, displayName, email, roles, isSuperUser }, show) => {
      const data = {
        username: username.trim(),
        displayName: displayName.trim(),
        roles: [...roles],
        ...(email.trim() === '' ? {} : { email: email.trim() }),
        autoApprove: true,
      };
      const create = isSuperUser ? sso.user.createSuperUser : sso.user.createUser;
      const { userId = '' } = await create({ ...caller(), data });
      await handOut(userId, show);
      return { userId };
    },
    change: async (userId, change, show) => {
      await perform(userId, change, show);
      // Whoever took away their own right sees nothing more of it.
      return change.kind === 'delete' ? null : read(userId);
    },
    askSign: (show) => {
      signIn.administratorToken();
      show({ kind: 'stationSign' });
    },
    changeSign: (wanted) => {
      signIn.administratorToken();
      const person = signIn.current();
      if (person === undefined) throw new CountersignError(ErrorCode.forbidden, 'Nobody is signed in.');
      try {
        sign.change(wanted, { kind: 'person', id: person.id, name: person.fullName });
      } catch (error) {
        if (!(error instanceof CountersignError) || error.code !== ErrorCode.illegalArgument) throw error;
        return { outcome: 'refused', message: error.message, needs: 'nothing', retryAfter: 0 };
      }
      return {
        outcome: 'done',
        message: 'This is the station sign now. Tell everybody who signs here.',
        recoveryCodes: [],
      };
    },
    confirmTotp: async ({ userName }, code) => {
      const { ust, ...call } = caller();
      const account = sso.users.find(userName);
      if (account === undefined) throw new ValidationError('username.invalid');
      try {
        await sso.totp.validateCode({ ...call, currentUst: ust, username: userName, code });
        await sso.user.updateUserById({ ...call, ust, userId: account.id, data: { isTotpEnabled: true } });
        const { recoveryCodes } = await sso.user.createRecoveryCodes({ ...call, ust, userId: account.id });
        return { outcome: 'done', message: `The authenticator of ${account.fullName} is on.`, recoveryCodes };
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        const message =
          error.label === 'auth.not_allowed'
            ? 'This code is not right. Wait for the next one, and type it at once.'
            : error.message;
        return { outcome: 'refused', message, needs: 'nothing', retryAfter: sso.retryAfter(userName) };
      }
    },
  };
}

function rowOf(account: Account, { users }: Sso): UserRow {
  const { id, userName, fullName, email, roles, isSuperUser, isIntact, isLocked, approvalStatus, signUpStatus } =
    account;
  const { isTotpEnabled, passwordIsSet, passwordMustChange } = account;
  return {
    userId: id,
    username: userName,
    displayName: fullName,
    email,
    roles: [...roles],
    isSuperUser,
    isIntact,
    isLocked,
    approvalStatus,
    signUpStatus,
    isTotpEnabled,
    passwordIsSet,
    passwordMustChange,
    samePersonAs: users.othersOf(account),
    hasMixedScripts: hasMixedScripts(userName) || hasMixedScripts(fullName),
    hasBadge: account.hasBadge,
    issuer: account.issuer,
  };
}
