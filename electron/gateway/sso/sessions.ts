/**
 * User sessions: what a user session token (UST) stands for. A token is 160 random bits; the store keeps its hash, the
 * caller gets it encrypted. A session ends when it expires, when nobody used it for a while, after its absolute limit,
 * or when somebody ends it. Time is measured by both clocks and the later one counts: a clock that is set back revives
 * nothing, and a computer that slept was idle.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { decryptFernet, encryptFernet } from '../platform/fernet.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';
import type { SsoConfig } from './config.ts';

/** One line of a session's history, as Zato's `session_state_change_list` has it. */
const stateChange = z.object({
  idx: z.int(),
  remoteAddr: z.string().nullable(),
  userAgent: z.string().nullable(),
  timestampUtc: z.string(),
  ctxSource: z.string(),
});
export type StateChange = Readonly<z.output<typeof stateChange>>;

export interface UserSession {
  readonly id: string;
  readonly userId: string;
  readonly currentApp: string;
  readonly creationTime: string;
  readonly expirationTime: string;
  readonly remoteAddr: string | null;
  readonly userAgent: string | null;
  /** `default`, or how an account of another system vouched for the user. */
  readonly authType: string;
  /** Who vouched, and by which name and session of its own: an issuer, its `sub`, its `sid`. */
  readonly authSource: string | null;
  readonly authPrincipal: string | null;
  readonly authSid: string | null;
  readonly extSessionId: string | null;
  readonly stateChanges: readonly StateChange[];
}

export interface NewSession {
  readonly userId: string;
  readonly currentApp: string;
  readonly remoteAddr: string | null;
  readonly userAgent: string | null;
  readonly authType?: string;
  readonly authSource?: string;
  readonly authPrincipal?: string;
  readonly authSid?: string;
  readonly extSessionId?: string;
}

export type FoundSession =
  | { readonly state: 'live'; readonly session: UserSession }
  | { readonly state: 'expired' | 'unknown' };

export interface Sessions {
  /** Makes a session inside the caller's transaction; the token is told this once. */
  readonly create: (given: NewSession) => { readonly ust: string; readonly session: UserSession };
  /** The session of a token. Finding one counts as a use of it. */
  readonly find: (ust: string) => FoundSession;
  /** The same for somebody else who asks: it does not count as a use. */
  readonly peek: (ust: string) => FoundSession;
  readonly byExternalId: (extSessionId: string) => UserSession | undefined;
  /** The live sessions for which an issuer vouched, by its session or its subject (OpenID Connect Back-Channel Logout). */
  readonly ofIssuer: (issuer: string, by: { readonly sid: string } | { readonly sub: string }) => UserSession[];
  /** Lets a session go on for a full expiry from now, within its absolute limit; returns the new expiration time. */
  readonly renew: (session: UserSession, remoteAddr: string | null, userAgent: string | null) => string;
  readonly end: (sessionId: string) => void;
  /** Ends all sessions of a user, but for one; returns how many. */
  readonly endAllOf: (userId: string, but?: string) => number;
  readonly ofUser: (userId: string) => UserSession[];
  /** Removes what expired more than a day ago. */
  readonly cleanUp: () => void;
}

interface Row {
  id: string;
  user_id: string;
  current_app: string;
  created_at: string;
  expires_at: string;
  ends_at: string;
  used_at: string;
  remote_addr: string | null;
  user_agent: string | null;
  auth_type: string;
  auth_source: string | null;
  auth_principal: string | null;
  auth_sid: string | null;
  ext_session_id: string | null;
  state_changes: string;
}

/** What this run of the program knows of a session's time. */
interface Watch {
  readonly expiresAt: number;
  readonly endsAt: number;
  usedAt: number;
  usedAtWall: number;
  /** The last use that the store knows of, epoch milliseconds. */
  storedUse: number;
}

const changesKept = 100;
const minute = 60_000;
const day = 24 * 60 * minute;
const prefix = 'zust';

/** The sessions in a store. `key` encrypts tokens towards their callers. */
export function openSessions(store: Store, ports: Ports, config: SsoConfig['session'], key: Buffer): Sessions {
  const { db } = store;
  const { clock } = ports;
  const byToken = db.prepare<[string], Row>('SELECT * FROM user_session WHERE token_hash = ?');
  const byExternal = db.prepare<[string], Row>('SELECT * FROM user_session WHERE ext_session_id = ?');
  const bySid = db.prepare<[string, string], Row>('SELECT * FROM user_session WHERE auth_source = ? AND auth_sid = ?');
  const bySubject = db.prepare<[string, string], Row>(
    'SELECT * FROM user_session WHERE auth_source = ? AND auth_principal = ?',
  );
  const byUser = db.prepare<[string], Row>('SELECT * FROM user_session WHERE user_id = ? ORDER BY id');
  const insert = db.prepare<[Row & { token_hash: string }]>(
    `INSERT INTO user_session (id, token_hash, user_id, current_app, created_at, expires_at, ends_at, used_at, remote_addr,
       user_agent, auth_type, auth_source, auth_principal, auth_sid, ext_session_id, state_changes)
     VALUES (@id, @token_hash, @user_id, @current_app, @created_at, @expires_at, @ends_at, @used_at, @remote_addr, @user_agent,
       @auth_type, @auth_source, @auth_principal, @auth_sid, @ext_session_id, @state_changes)`,
  );
  const extend = db.prepare<[string, string, string]>(
    'UPDATE user_session SET expires_at = ?, state_changes = ? WHERE id = ?',
  );
  const storeUse = db.prepare<[string, string]>('UPDATE user_session SET used_at = ? WHERE id = ?');
  const expire = db.prepare<[string]>('UPDATE user_session SET expires_at = created_at WHERE id = ?');
  const remove = db.prepare<[string]>('DELETE FROM user_session WHERE id = ?');
  const removeExternal = db.prepare<[string]>('DELETE FROM user_session WHERE ext_session_id = ?');
  const removeOld = db.prepare<[string]>('DELETE FROM user_session WHERE expires_at < ?');
  const watches = new Map<string, Watch>();

  const watchOf = (row: Row): Watch => {
    const known = watches.get(row.id);
    if (known !== undefined) return known;
    const now = clock.now();
    const from = clock.monotonic();
    // A new run of the program knows how long nobody used it from the store.
    const storedUse = Date.parse(row.used_at);
    const watch = {
      expiresAt: from + Date.parse(row.expires_at) - now,
      endsAt: from + Date.parse(row.ends_at) - now,
      usedAt: from - Math.max(0, now - storedUse),
      usedAtWall: storedUse,
      storedUse,
    };
    watches.set(row.id, watch);
    return watch;
  };
  const isLive = (row: Row): boolean => {
    const now = clock.now();
    if (now >= Date.parse(row.expires_at) || now >= Date.parse(row.ends_at)) return false;
    // A clock behind what the session has seen cannot tell how old it is; who has run with it since then can.
    if (!watches.has(row.id) && now < Math.max(Date.parse(row.created_at), Date.parse(row.used_at)) - minute)
      return false;
    const watch = watchOf(row);
    const present = clock.monotonic();
    const unused = Math.max(present - watch.usedAt, now - watch.usedAtWall);
    return present < watch.expiresAt && present < watch.endsAt && unused < config.idle * minute;
  };
  const use = (row: Row): void => {
    const watch = watchOf(row);
    const now = clock.now();
    watch.usedAt = clock.monotonic();
    watch.usedAtWall = now;
    if (Math.abs(now - watch.storedUse) < minute) return;
    watch.storedUse = now;
    storeUse.run(isoUtc(now), row.id);
  };
  /** The state of a row; one that was found ended stays so, whatever the clock says later. */
  const look = (row: Row | undefined): FoundSession => {
    if (row === undefined) return { state: 'unknown' };
    if (isLive(row)) return { state: 'live', session: toSession(row) };
    expire.run(row.id);
    watches.delete(row.id);
    return { state: 'expired' };
  };
  const rowOf = (ust: string): Row | undefined => {
    const secret = decryptFernet(key, ust);
    const row = secret?.startsWith(prefix) === true ? byToken.get(hashOf(secret)) : undefined;
    // A session stays that of the person for whom its token was made.
    return row !== undefined && secret?.endsWith(`.${row.user_id}`) === true ? row : undefined;
  };
  const end = (id: string): void => {
    remove.run(id);
    watches.delete(id);
  };

  return {
    create: (given) => {
      const secret = `${prefix}${randomBytes(20).toString('hex')}.${given.userId}`;
      const now = clock.now();
      const absolute = now + config.absolute * minute;
      const row: Row = {
        id: ports.newId(),
        user_id: given.userId,
        current_app: given.currentApp,
        created_at: isoUtc(now),
        expires_at: isoUtc(Math.min(now + config.expiry * minute, absolute)),
        ends_at: isoUtc(absolute),
        used_at: isoUtc(now),
        remote_addr: given.remoteAddr,
        user_agent: given.userAgent,
        auth_type: given.authType ?? 'default',
        auth_source: given.authSource ?? null,
        auth_principal: given.authPrincipal ?? null,
        auth_sid: given.authSid ?? null,
        ext_session_id: given.extSessionId ?? null,
        state_changes: JSON.stringify([changeOf(0, given, now, 'login')]),
      };
      // An ended session of the same outside session makes room.
      if (row.ext_session_id !== null) removeExternal.run(row.ext_session_id);
      insert.run({ ...row, token_hash: hashOf(secret) });
      watchOf(row);
      return { ust: encryptFernet(key, secret, now), session: toSession(row) };
    },
    find: (ust) => {
      const row = rowOf(ust);
      const found = look(row);
      if (row !== undefined && found.state === 'live') use(row);
      return found;
    },
    peek: (ust) => look(rowOf(ust)),
    byExternalId: (extSessionId) => {
      const row = byExternal.get(extSessionId);
      return row !== undefined && isLive(row) ? toSession(row) : undefined;
    },
    ofIssuer: (issuer, by) =>
      ('sid' in by ? bySid.all(issuer, by.sid) : bySubject.all(issuer, by.sub)).filter(isLive).map(toSession),
    renew: (session, remoteAddr, userAgent) => {
      const now = clock.now();
      const from = clock.monotonic();
      const endsAt = watches.get(session.id)?.endsAt ?? from;
      const left = Math.min(config.expiry * minute, endsAt - from);
      const expires = isoUtc(now + left);
      const last = session.stateChanges.at(-1)?.idx ?? 0;
      const changes = [...session.stateChanges, changeOf(last + 1, { remoteAddr, userAgent }, now, 'renew')];
      extend.run(expires, JSON.stringify(changes.slice(-changesKept)), session.id);
      watches.set(session.id, { expiresAt: from + left, endsAt, usedAt: from, usedAtWall: now, storedUse: 0 });
      return expires;
    },
    end,
    endAllOf: (userId, but) => {
      const others = byUser.all(userId).filter(({ id }) => id !== but);
      for (const { id } of others) end(id);
      return others.length;
    },
    ofUser: (userId) => byUser.all(userId).filter(isLive).map(toSession),
    cleanUp: () => {
      removeOld.run(isoUtc(clock.now() - day));
      for (const [id, watch] of watches) if (clock.monotonic() > watch.expiresAt + day) watches.delete(id);
    },
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function changeOf(
  idx: number,
  from: { readonly remoteAddr: string | null; readonly userAgent: string | null },
  now: number,
  ctxSource: string,
): StateChange {
  return { idx, remoteAddr: from.remoteAddr, userAgent: from.userAgent, timestampUtc: isoUtc(now), ctxSource };
}

function toSession(row: Row): UserSession {
  return {
    id: row.id,
    userId: row.user_id,
    currentApp: row.current_app,
    creationTime: row.created_at,
    expirationTime: row.expires_at,
    remoteAddr: row.remote_addr,
    userAgent: row.user_agent,
    authType: row.auth_type,
    authSource: row.auth_source,
    authPrincipal: row.auth_principal,
    authSid: row.auth_sid,
    extSessionId: row.ext_session_id,
    stateChanges: z.array(stateChange).parse(JSON.parse(row.state_changes)),
  };
}
