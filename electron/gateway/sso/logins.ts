/**
 * `sso.user.login` and `sso.user.session`: how a person comes in, and what a user session token is good for.
 *
 * The order of a login: what the application may say (tells nothing of the user), name and password together with the
 * delays of failed attempts, the second factor, then lock, approval, sign-up and address, then the password's age.
 * Whoever has not proved the password learns nothing but E005001. Decisions where Zato SSO differs:
 *
 * - `new_password` counts when a change is demanded, when the password has expired and whenever it is sent; one that is
 *   not acceptable always fails the login and changes nothing.
 * - Users that are not approved get E005004, and wait for the same hash as everybody.
 * - `has_remote_addr` and `has_user_agent` are honoured: an application that may not send them gets E006001.
 * - A code of the second factor is asked for only after the password was right, and counts as a failure when wrong.
 */
import { z } from 'zod';
import type { AccountWork } from './accounts.ts';
import {
  operations,
  requireCaller,
  requireSession,
  requireSuperUser,
  text,
  ust,
  type Call,
  type SsoContext,
} from './context.ts';
import { refuseSame } from './passwordChanges.ts';
import type { NewSession, UserSession } from './sessions.ts';
import { duePassword, standingProblem } from './standing.ts';
import { Status, StatusCode, ValidationError } from './status.ts';
import type { Account } from './users.ts';

const day = 86_400_000;

/** What a login gives: Zato's `SessionInfo`. Times are ISO 8601 UTC. */
export interface SessionInfo {
  readonly username: string;
  readonly userId: string;
  /** The user session token, encrypted: told this once. */
  readonly ust: string;
  /** How it was proved who they are, as RFC 8176 names it. */
  readonly amr: readonly string[];
  readonly creationTime: string;
  readonly expirationTime: string;
  /** The password is about to expire. */
  readonly hasWAboutToExp: boolean;
  readonly status: Status;
  readonly subStatus: readonly StatusCode[];
}

/** A session as its owner or an administrator sees it: never its token. */
export interface SessionView {
  readonly sessionId: string;
  readonly userId: string;
  readonly username: string;
  readonly currentApp: string;
  readonly creationTime: string;
  readonly expirationTime: string;
  readonly remoteAddr: string | null;
  readonly userAgent: string | null;
  readonly authType: string;
  readonly sessionStateChangeList: UserSession['stateChanges'];
}

/** The operations on logins and sessions. */
export function loginOperations(context: SsoContext, accounts: AccountWork) {
  const { store, trail, users, sessions, config, ports, credentials } = context;
  const operation = operations(context);
  const rules = config.password;

  const view = (session: UserSession, account: Account | undefined): SessionView => ({
    sessionId: session.id,
    userId: session.userId,
    username: account?.userName ?? '',
    currentApp: session.currentApp,
    creationTime: session.creationTime,
    expirationTime: session.expirationTime,
    remoteAddr: session.remoteAddr,
    userAgent: session.userAgent,
    authType: session.authType,
    sessionStateChangeList: session.stateChanges,
  });
  const person = (account: Account) => ({ kind: 'person', id: account.id, name: account.fullName }) as const;

  const checkMetadata = (
    call: Call,
    given: { readonly hasRemoteAddr: boolean; readonly hasUserAgent: boolean },
  ): void => {
    if (!given.hasRemoteAddr && !given.hasUserAgent) return;
    if (!config.apps.login_metadata_allowed.includes(call.app)) throw new ValidationError('metadata.not_allowed');
  };
  const appRefused = (): ValidationError =>
    new ValidationError('app_list.invalid', { field: 'currentApp', returnStatus: config.apps.inform_if_app_invalid });
  /** Whether the password's age stops the login or only warns; `renewed` when a new one comes with it. */
  const checkAge = (account: Account, renewed: boolean): 'fine' | 'about to expire' => {
    if (renewed) return 'fine';
    const left = account.passwordExpiry === null ? Infinity : Date.parse(account.passwordExpiry) - ports.clock.now();
    const due = duePassword(account, ports.clock.now());
    if (due === 'password.expired') throw new ValidationError(due, { returnStatus: rules.inform_if_expired });
    const aboutToExpire = left <= rules.about_to_expire_threshold * day;
    if (aboutToExpire && !rules.inform_if_about_to_expire) throw new ValidationError('password.e_about_to_exp');
    if (due !== undefined) throw new ValidationError(due, { returnStatus: rules.inform_if_must_be_changed });
    return aboutToExpire ? 'about to expire' : 'fine';
  };
  const openSession = (
    account: Account,
    call: Call,
    amr: readonly string[],
    age: 'fine' | 'about to expire',
    more: Partial<Pick<NewSession, 'authType' | 'authSource' | 'authPrincipal' | 'authSid' | 'extSessionId'>> = {},
  ): SessionInfo => {
    const made = sessions.create({
      userId: account.id,
      currentApp: call.app,
      remoteAddr: call.remoteAddr,
      userAgent: call.userAgent,
      ...more,
    });
    trail.append({
      action: 'session.created',
      actor: person(account),
      target: `user-session:${made.session.id}`,
      detail: { cid: call.cid, user: account.id, app: call.app, amr: [...amr] },
    });
    const warns = age === 'about to expire';
    return {
      username: account.userName,
      userId: account.id,
      ust: made.ust,
      amr,
      creationTime: made.session.creationTime,
      expirationTime: made.session.expirationTime,
      hasWAboutToExp: warns,
      status: warns ? Status.warning : Status.ok,
      subStatus: warns ? [StatusCode['password.w_about_to_exp']] : [],
    };
  };

  const end = (session: UserSession, cid: string, actor: Parameters<typeof trail.append>[0]['actor']): void => {
    store.transaction(() => {
      sessions.end(session.id);
      trail.append({
        action: 'session.ended',
        actor,
        target: `user-session:${session.id}`,
        detail: { cid, user: session.userId },
      });
    });
  };
  const loginShape = {
    username: text(1000),
    password: text(1000),
    newPassword: text(1000).nullish(),
    totpCode: text(40).nullish(),
    hasRemoteAddr: z.boolean().default(false),
    hasUserAgent: z.boolean().default(false),
    /** A session that this login replaces: it ends when the new one begins. */
    replacesUst: ust.optional(),
  };
  const login = operation(
    'user.login',
    loginShape,
    async (input, call): Promise<SessionInfo> => {
      checkMetadata(call, input);
      if (!config.apps.login_allowed.includes(call.app)) throw appRefused();
      const proof = await credentials.prove({
        userName: input.username,
        password: input.password,
        totpCode: input.totpCode ?? undefined,
        allowRecoveryCode: true,
        source: call.source,
      });
      if (!proof.ok) throw proof.error;
      const problem = standingProblem(context, proof.account, call.remoteAddr);
      if (problem !== undefined) throw problem;
      const newPassword = input.newPassword ?? '';
      const age = checkAge(proof.account, newPassword !== '');
      if (newPassword !== '') {
        refuseSame(input.password, newPassword);
        await accounts.renewPasswordOf(proof.account, newPassword, call.remoteAddr);
      }
      const replaced = input.replacesUst === undefined ? undefined : sessions.find(input.replacesUst);
      return store.transaction(() => {
        // The new password took its time: nobody comes in who was locked meanwhile.
        const present = users.byId(proof.account.id);
        const since = present && standingProblem(context, present, call.remoteAddr);
        if (present === undefined || since !== undefined) throw since ?? new ValidationError('auth.not_allowed');
        // The new password took its time: one that was set over it meanwhile is not passed over.
        if (newPassword === '') checkAge(present, false);
        if (replaced?.state === 'live' && replaced.session.userId === present.id)
          end(replaced.session, call.cid, person(present));
        return openSession(present, call, proof.amr, age);
      });
    },
    {
      proves: true,
      detail: ({ newPassword, totpCode }) => ({
        newPasswordSent: Boolean(newPassword),
        totpCodeSent: Boolean(totpCode),
      }),
    },
  );

  /** Always the same answer, so that nobody can try out tokens. */
  const logout = operation('user.logout', { ust }, ({ ust: token }, call) => {
    const found = sessions.find(token);
    if (found.state === 'live') {
      const account = users.byId(found.session.userId);
      end(
        found.session,
        call.cid,
        account === undefined ? { kind: 'person', id: 'unproved', name: '' } : person(account),
      );
    }
    return {};
  });
  /** Somebody else's session: looking at it is no use of it. */
  const targetSession = (token: string): { readonly session: UserSession; readonly account: Account } =>
    requireSession(context, token, { counts: false });

  return {
    user: { login, logout },
    session: {
      login,
      logout,
      /** Whether a token is good; only an administrator's session may ask, and every doubt is `false`. */
      verify: operation(
        'user.session.verify',
        { targetUst: ust, currentUst: ust.optional() },
        ({ targetUst, currentUst }, call) => {
          requireSuperUser(context, call, currentUst);
          try {
            targetSession(targetUst);
            return { isValid: true };
          } catch (error) {
            if (error instanceof ValidationError) return { isValid: false };
            throw error;
          }
        },
      ),
      renew: operation('user.session.renew', { ust }, ({ ust: token }, call) => {
        const { session, account } = requireSession(context, token);
        const problem = standingProblem(context, account, call.remoteAddr ?? session.remoteAddr);
        if (problem !== undefined) throw problem;
        checkAge(account, false);
        return store.transaction(() => ({ expirationTime: sessions.renew(session, call.remoteAddr, call.userAgent) }));
      }),
      get: operation(
        'user.session.get',
        { targetUst: ust, currentUst: ust.optional() },
        ({ targetUst, currentUst }, call) => {
          requireSuperUser(context, call, currentUst);
          const { session, account } = targetSession(targetUst);
          return view(session, account);
        },
      ),
      /** One's own sessions by `ust`, or somebody's by an administrator: `currentUst` with `targetUst` or `userId`. */
      getList: operation(
        'user.session.get_list',
        { ust: ust.optional(), currentUst: ust.optional(), targetUst: ust.optional(), userId: text(100).optional() },
        (input, call) => {
          const own = input.ust !== undefined;
          const others = input.currentUst !== undefined || input.targetUst !== undefined || input.userId !== undefined;
          if (own && others) throw new ValidationError('common.invalid_input');
          if (!own && !others) throw new ValidationError('common.missing_input');
          if (own) return sessionsOf(requireSession(context, input.ust).account);
          requireSuperUser(context, call, input.currentUst);
          if (input.userId !== undefined) return sessionsOf(accounts.byId(input.userId));
          if (input.targetUst === undefined) throw new ValidationError('common.missing_input', { field: 'targetUst' });
          return sessionsOf(targetSession(input.targetUst).account);
        },
      ),
      getCurrentSession: operation(
        'user.session.get_current_session',
        { currentUst: ust, needsSuperUser: z.boolean().default(false) },
        ({ currentUst, needsSuperUser }, call) => {
          const caller = (needsSuperUser ? requireSuperUser : requireCaller)(context, call, currentUst);
          if (caller.session === undefined) throw new ValidationError('session.no_such_session');
          return view(caller.session, caller.account);
        },
      ),
      requireSuperUser: operation('user.session.require_super_user', { currentUst: ust }, ({ currentUst }, call) => {
        requireSuperUser(context, call, currentUst);
        return {};
      }),
      getSessionByExtId: operation(
        'user.session.get_session_by_ext_id',
        { currentUst: ust.optional(), extSessionId: text(500) },
        ({ currentUst, extSessionId }, call) => {
          requireSuperUser(context, call, currentUst);
          const session = sessions.byExternalId(extSessionId);
          if (session === undefined) throw new ValidationError('session.no_such_session');
          return view(session, users.byId(session.userId));
        },
      ),
      /** Somebody's session ends at once, by its id or all of a user. */
      revoke: operation(
        'user.session.revoke',
        { currentUst: ust.optional(), sessionId: text(100).optional(), userId: text(100).optional() },
        ({ currentUst, sessionId, userId }, call) => {
          const caller = requireSuperUser(context, call, currentUst);
          if (userId === undefined) throw new ValidationError('common.missing_input', { field: 'userId' });
          const account = accounts.byId(userId);
          const ending = sessions.ofUser(account.id).filter(({ id }) => sessionId === undefined || id === sessionId);
          if (ending.length === 0 && sessionId !== undefined) throw new ValidationError('session.no_such_session');
          for (const session of ending) end(session, call.cid, caller.actor);
          return { ended: ending.length };
        },
      ),
      /** Another system vouched for a linked account: a session for its user, in the same standing as any. */
      onExternalAuthSucceeded: operation(
        'user.session.on_external_auth_succeeded',
        {
          authType: z.enum(['oidc', 'basic_auth', 'jwt']),
          authSource: text(500).default(''),
          authPrincipal: text(500),
          /** The session there, where it has one. */
          authSid: text(500).optional(),
          amr: z.array(text(100)).max(50).default([]),
          /** A session that this login replaces: it ends when the new one begins. */
          replacesUst: ust.optional(),
          extSessionId: text(500),
        },
        ({ authType, authSource, authPrincipal, authSid, amr, replacesUst, extSessionId }, call) => {
          // Who may vouch is the host alone: a script or a caller over HTTP has no way to have checked it.
          if (call.by === undefined) throw new ValidationError('auth.not_allowed');
          if (!config.apps.login_allowed.includes(call.app)) throw appRefused();
          const account = accounts.byLink(authType, authSource, authPrincipal);
          if (account === undefined) throw new ValidationError('auth.not_allowed');
          const problem = standingProblem(context, account, call.remoteAddr);
          if (problem !== undefined) throw problem;
          const replaced = replacesUst === undefined ? undefined : sessions.find(replacesUst);
          return store.transaction(() => {
            if (replaced?.state === 'live') end(replaced.session, call.cid, person(account));
            return openSession(account, call, amr.length === 0 ? [authType] : amr, 'fine', {
              authType,
              authSource,
              authPrincipal,
              ...(authSid === undefined ? {} : { authSid }),
              extSessionId,
            });
          });
        },
      ),
    },
  };

  function sessionsOf(account: Account): { readonly sessions: readonly SessionView[] } {
    return { sessions: sessions.ofUser(account.id).map((session) => view(session, account)) };
  }
}
