/**
 * The administrator's calls of a page frame: people who may sign, and what stands against them. The gateway answers
 * them only while an administrator is signed in on the station's session. What must be secret (one-time codes, seeds,
 * recovery codes) never comes as an answer here: the gateway puts it on the signing surface of the window.
 */
import { z } from 'zod';
import type { Calls } from './calls.ts';

/** One person in a list, with what an administrator decides on. */
export const userRow = z.object({
  userId: z.string(),
  username: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  roles: z.array(z.string()),
  isSuperUser: z.boolean(),
  /** False where it was changed in the database beside the program: then it decides nothing. */
  isIntact: z.boolean(),
  isLocked: z.boolean(),
  approvalStatus: z.enum(['before_decision', 'approved', 'rejected']),
  signUpStatus: z.enum(['before_confirmation', 'final']),
  isTotpEnabled: z.boolean(),
  passwordIsSet: z.boolean(),
  passwordMustChange: z.boolean(),
  /** User names of other accounts of the same person. */
  samePersonAs: z.array(z.string()),
  /** Whether a word of the person's names is put together from letters of several scripts. */
  hasMixedScripts: z.boolean(),
  hasBadge: z.boolean(),
  /** The issuer of an identity provider that keeps the person's names and roles; null where the station does. */
  issuer: z.string().nullable(),
});
export type UserRow = Readonly<z.output<typeof userRow>>;

/** A session of a user: never its token. Times are ISO 8601 UTC. */
export const userSession = z.object({
  sessionId: z.string(),
  currentApp: z.string(),
  creationTime: z.string(),
  expirationTime: z.string(),
  remoteAddr: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type UserSessionRow = Readonly<z.output<typeof userSession>>;

export const userPage = z.object({
  total: z.int(),
  curPage: z.int(),
  numPages: z.int(),
  users: z.array(userRow),
});
export type UserPage = Readonly<z.output<typeof userPage>>;

/** Another account, and what an administrator said of the two: that they are two people, why, who said it and when. */
const toldApart = z.object({ username: z.string(), reason: z.string(), by: z.string(), at: z.string() });

export const userDetail = z.object({
  user: userRow,
  isSelf: z.boolean(),
  sessions: z.array(userSession),
  /** User names of accounts that may be the same person's: they sign a request once until they are told apart. */
  maybeSameAs: z.array(z.string()),
  toldApart: z.array(toldApart),
});
export type UserDetail = Readonly<z.output<typeof userDetail>>;

const name = z.string().max(200);
const roles = z.array(z.string().trim().min(1).max(128)).max(100);

/** What an administrator does to one user. */
export const userChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('approve') }),
  z.strictObject({ kind: z.literal('reject') }),
  z.strictObject({ kind: z.literal('lock') }),
  z.strictObject({ kind: z.literal('unlock'), reason: z.string().max(500) }),
  z.strictObject({ kind: z.literal('roles'), roles }),
  /** The user name of another account of the same person; empty for a person of their own. */
  z.strictObject({ kind: z.literal('samePerson'), username: z.string().max(200) }),
  /** Two accounts that may be one person's are two people's; or they are not any more. */
  z.strictObject({ kind: z.literal('tellApart'), username: z.string().max(200), reason: z.string().max(500) }),
  z.strictObject({ kind: z.literal('takeBackApart'), username: z.string().max(200), reason: z.string().max(500) }),
  /** The number of a badge; empty takes it away. */
  z.strictObject({ kind: z.literal('badge'), badge: z.string().max(64) }),
  z.strictObject({ kind: z.literal('administrator'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('endSession'), sessionId: z.string().max(100) }),
  z.strictObject({ kind: z.literal('endSessions') }),
  /** Shows a one-time code on the signing surface, with which its owner chooses a password. */
  z.strictObject({ kind: z.literal('resetPassword') }),
  /** Shows a new authenticator seed on the signing surface; one good code turns it on. */
  z.strictObject({ kind: z.literal('enrolTotp') }),
  z.strictObject({ kind: z.literal('turnTotpOff') }),
  z.strictObject({ kind: z.literal('delete') }),
]);
export type UserChange = Readonly<z.output<typeof userChange>>;

export const userFilter = z.enum(['all', 'waiting', 'locked', 'administrators']);
export type UserFilter = z.output<typeof userFilter>;

const userId = z.string().max(100);

export const userCalls = {
  searchUsers: {
    input: z.strictObject({ text: z.string().max(200), filter: userFilter, page: z.int().min(1).max(1_000_000) }),
    output: userPage,
  },
  readUser: { input: z.strictObject({ userId }), output: userDetail },
  /** A new user without a password: a one-time code on the signing surface lets its owner choose one. */
  addUser: {
    input: z.strictObject({ username: name, displayName: name, email: name, roles, isSuperUser: z.boolean() }),
    output: z.object({ userId: z.string() }),
  },
  /** Answers with the user as it is now; null where it was deleted. */
  changeUser: { input: z.strictObject({ userId, change: userChange }), output: userDetail.nullable() },
} as const satisfies Calls;
