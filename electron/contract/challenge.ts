/**
 * The challenge contract: what the signing surface may ask of the gateway. Only the signing surface's own frame
 * (origin, main frame) is heard on it. No project content runs there.
 */
import { z } from 'zod';
import type { Calls, Client, Events, Listen } from './calls.ts';
import type { challengeCallNames, challengeEventNames } from './names.ts';

/** What a signer decides. The request fixes it before the surface opens. */
export const Decision = Object.freeze({ approve: 'approve', reject: 'reject' } as const);
export type Decision = (typeof Decision)[keyof typeof Decision];
const decision = z.enum(['approve', 'reject']);

/** What the signing surface shows of one open challenge. */
export const challengeView = z.object({
  id: z.uuid(),
  decision,
  requestName: z.string(),
  /** All that is signed, as labelled rows in the order to show. */
  content: z.array(z.object({ label: z.string(), value: z.string() })),
  contentHash: z.string(),
  /** Which sign-in slot of how many, and who may fill it, in words ("a Supervisor"). */
  slot: z.object({ position: z.int(), of: z.int(), needs: z.string(), distinct: z.boolean() }),
  meanings: z.array(z.string()).min(1),
  sessionUser: z.string().nullable(),
  /** Milliseconds left to sign when this was sent. */
  timeLeft: z.number(),
});
export type ChallengeView = Readonly<z.output<typeof challengeView>>;

/** One user of a demo project, with the password made for this data directory. */
export const demoUser = z.object({
  userName: z.string(),
  fullName: z.string(),
  roles: z.array(z.string()),
  password: z.string(),
});
export type DemoUser = Readonly<z.output<typeof demoUser>>;

/** What lies over the page. */
export const surface = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('challenge'), challenge: challengeView, theme: z.enum(['light', 'dark']) }),
  /** The challenge ended: signed, refused for the last time, or out of time. The text says which. */
  z.object({
    kind: z.literal('ended'),
    id: z.uuid(),
    title: z.string(),
    message: z.string(),
    theme: z.enum(['light', 'dark']),
  }),
  /** The demo project's first run: its users and their passwords, shown until somebody confirms having them. */
  z.object({
    kind: z.literal('firstRun'),
    project: z.string(),
    users: z.array(demoUser),
    theme: z.enum(['light', 'dark']),
  }),
]);
export type Surface = Readonly<z.output<typeof surface>>;

/** How an attempt to sign ended, with the words for the person. `signed` is said only after the commit returned. */
export const signOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('signed'),
    fullName: z.string(),
    userName: z.string(),
    decision,
    meaning: z.string(),
    requestState: z.string(),
    title: z.string(),
    message: z.string(),
  }),
  z.object({
    outcome: z.literal('refused'),
    title: z.string(),
    message: z.string(),
    /** What the person has to give beside name and password; the form asks for it. */
    needs: z.enum(['nothing', 'totp', 'new-password']),
    /** Milliseconds until another try is looked at. */
    retryAfter: z.number(),
    /** True when the challenge ended with this refusal; a new one must be opened from the page. */
    ended: z.boolean(),
  }),
]);
export type SignOutcome = Readonly<z.output<typeof signOutcome>>;

const nothing = z.null();
const challengeId = z.uuid();

export const challengeCalls = {
  readSurface: { input: z.null(), output: surface },
  /** The surface painted this challenge: the gateway counts it as shown. */
  reportShown: { input: z.strictObject({ id: challengeId }), output: nothing },
  sign: {
    input: z.strictObject({
      id: challengeId,
      meaning: z.string().max(200),
      userName: z.string().max(200),
      password: z.string().max(1000),
      /** The code of an authenticator, where the account has one. */
      totpCode: z.string().max(40).optional(),
      /** A password of one's own in place of one that is due. Nothing is signed by this call then. */
      newPassword: z.string().max(1000).optional(),
    }),
    output: signOutcome,
  },
  cancel: { input: z.strictObject({ id: challengeId }), output: nothing },
  /** Closes what lies over the page when no challenge is open: a result that was read, the first-run sheet. */
  dismiss: { input: z.null(), output: nothing },
} as const satisfies Calls & Record<(typeof challengeCallNames)[number], unknown>;

export const challengeEvents = { surface } as const satisfies Events &
  Record<(typeof challengeEventNames)[number], unknown>;

/** What the challenge preload puts on `window.countersignChallenge`. */
export type ChallengeBridge = Client<typeof challengeCalls> & { readonly on: Listen<typeof challengeEvents> };
