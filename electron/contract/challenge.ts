/**
 * The challenge contract: what the signing surface may ask of the gateway. Only the signing surface's own frame
 * (origin, main frame) is heard on it. No project content runs there.
 */
import { z } from 'zod';
import type { Calls, Client, Events, Listen } from './calls.ts';
import { signColours } from './limits.ts';
import { onScreenKeyboard } from './onScreenKeyboard.ts';
import { readerKeys } from './readerKeys.ts';
import { Sight } from './sight.ts';
import type { challengeCallNames, challengeEventNames } from './names.ts';

/** What a signer decides. The request fixes it before the surface opens. */
export const Decision = Object.freeze({ approve: 'approve', reject: 'reject' } as const);
export type Decision = (typeof Decision)[keyof typeof Decision];
const decision = z.enum(['approve', 'reject']);

/** An identity provider as a surface offers it: the station's own fields, or a sign-in in the system browser. */
const way = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(['internal', 'oidc']),
  /** Whether another device can be used instead of a browser here (RFC 8628). */
  device: z.boolean(),
  /** An OpenID provider that came with a demo. */
  demo: z.boolean(),
});
export type Way = Readonly<z.output<typeof way>>;

/**
 * How a proof at an identity provider outside stands. An address is shown when nothing came back for a while; it never
 * holds a token.
 */
export const proof = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({
    state: z.literal('waiting'),
    provider: z.string(),
    how: z.enum(['browser', 'device']),
    /** Where the person goes on, when they have to find the way themselves; null while the browser should be there. */
    address: z.string().nullable(),
    /** What a QR code says: the address with the code in it, where the provider gives one. */
    qr: z.string().nullable(),
    /** The code to type there, on another device. */
    code: z.string().nullable(),
    /** An address of the station that this browser opens in a tab of its own; null where the station opens the browser. */
    open: z.string().nullable(),
    /** What happened so far, and what to do. */
    note: z.string(),
  }),
  /** Somebody is there: a signature is applied only after this person said that it is theirs. */
  z.object({
    state: z.literal('proved'),
    provider: z.string(),
    /** Names this one proof: what is confirmed is what was shown. */
    proofId: z.uuid(),
    userName: z.string(),
    fullName: z.string(),
    /** Milliseconds left to say so when this was sent. */
    timeLeft: z.number(),
  }),
  z.object({
    state: z.literal('failed'),
    provider: z.string(),
    message: z.string(),
    /** Somebody else is signed in at the provider: it can be asked to let another person in. */
    differentUser: z.boolean(),
    /** The provider is out of reach, and this may be signed with an account of the station; the signature says so. */
    offline: z.boolean(),
  }),
]);
export type ProofView = Readonly<z.output<typeof proof>>;

/** What stands on every true surface of a station, and on nothing else: see the operator's guide. */
export const stationSign = z.object({
  words: z
    .string()
    .trim()
    .min(6, 'has at least 6 characters')
    .max(40, 'has at most 40 characters')
    .regex(/^[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)*$/u, 'is made of words with one blank between them'),
  colour: z.enum(signColours),
});
export type StationSign = Readonly<z.output<typeof stationSign>>;

/** What the signing surface shows of one open challenge. */
export const challengeView = z.object({
  id: z.uuid(),
  decision,
  /** Over the whole window, over the page in it, or in a window of its own. */
  framing: z.enum(['self', 'embedded', 'new']),
  requestName: z.string(),
  /**
   * All that is signed, as labelled rows in the order to show; of a value from a tag the word for its `quality` where that
   * is not good, when it was read (`at`, local time; without the day where it is that of the request) and the path of the tag.
   */
  content: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      quality: z.string().nullable(),
      at: z.string().nullable(),
      tag: z.string().nullable(),
    }),
  ),
  contentHash: z.string(),
  /** Which sign-in slot of how many, and who may fill it, in words ("a Supervisor"). */
  slot: z.object({ position: z.int(), of: z.int(), needs: z.string(), distinct: z.boolean() }),
  /** What follows from the signature. */
  consequence: z.string(),
  meanings: z.array(z.string()).min(1),
  commentRequired: z.boolean(),
  /** How a signer may prove who they are: one of these, at their own choice. */
  ways: z.array(way).min(1),
  /** Who has just signed here and may sign again with the password alone; null where all components are asked for. */
  series: z.object({ userName: z.string(), fullName: z.string() }).nullable(),
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
  /** Where the password is good: an identity provider outside; null for the station itself. */
  provider: z.string().nullable(),
});
export type DemoUser = Readonly<z.output<typeof demoUser>>;

/**
 * A sheet on the surface that is no challenge: for what a page frame must not see. Each is closed by `dismiss`; the
 * gateway keeps the lock until somebody has signed in.
 */
export const sheet = z.discriminatedUnion('kind', [
  /** The demo project's first run: its users and their passwords, shown until somebody confirms having them. */
  z.object({ kind: z.literal('firstRun'), project: z.string(), users: z.array(demoUser) }),
  /** Signing in; `locked` names the person whose pages are hidden until then. */
  z.object({
    kind: z.literal('signIn'),
    locked: z.object({ userName: z.string(), fullName: z.string() }).nullable(),
    /** How one can sign in; what the project wants comes first. */
    ways: z.array(way).min(1),
  }),
  /** Making the first administrator of a station without users; the code lies in a file that is named. */
  z.object({ kind: z.literal('setup'), codeFile: z.string() }),
  /** Another station sign, chosen by an administrator. */
  z.object({ kind: z.literal('stationSign') }),
  /** A one-time code that an administrator hands to the person, who chooses a password with it. */
  z.object({
    kind: z.literal('oneTimeCode'),
    userName: z.string(),
    fullName: z.string(),
    code: z.string(),
    /** Minutes. */
    validFor: z.number(),
  }),
  /** Proving who somebody is, for a script of the page: signs nothing, and signs nobody in. */
  z.object({
    kind: z.literal('identity'),
    /** Over the page, or over the whole window. */
    framing: z.enum(['self', 'embedded']),
    ways: z.array(way).min(1),
    /** Milliseconds left when this was sent. */
    timeLeft: z.number(),
  }),
  /** A new authenticator seed, shown this once; turned on by one good code. `uri` is what its QR code says. */
  z.object({
    kind: z.literal('enrolment'),
    userName: z.string(),
    fullName: z.string(),
    key: z.string(),
    uri: z.string(),
  }),
]);
export type Sheet = Readonly<z.output<typeof sheet>>;

/** How the project wants it: day or night, the size of targets, whether its pages have a line of alarms at their top, and where fields bring keys. */
const look = z.object({
  theme: z.enum(['light', 'dark']),
  profile: z.enum(['laptop', 'default', 'kiosk']),
  alarms: z.enum(['banner', 'none']),
  onScreenKeyboard,
});
export type Look = Readonly<z.output<typeof look>>;

/** Whose surface this is: the name of the station, its sign, and how its reader of badges is known; null where only by its speed. */
const own = z.object({ station: z.string(), sign: stationSign, reader: readerKeys.nullable() });
export type OwnSign = Readonly<z.output<typeof own>>;

/** What lies over the page: nothing but the bar that says so, or a surface below it. */
export const surface = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing'), station: z.string(), look }),
  z.object({ kind: z.literal('challenge'), challenge: challengeView, look, own }),
  /** The challenge ended: signed, refused for the last time, or out of time. The text says which; the decision is what it was for. */
  z.object({
    kind: z.literal('ended'),
    id: z.uuid(),
    title: z.string(),
    message: z.string(),
    decision,
    look,
    own,
  }),
  z.object({ kind: z.literal('sheet'), sheet, look, own }),
]);
export type Surface = Readonly<z.output<typeof surface>>;

/** What a person has to give beside name and password; the form asks for it. */
const needs = z.enum(['nothing', 'totp', 'new-password']);
export type Needs = z.output<typeof needs>;

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
    needs,
    /** Seconds until another try is looked at. */
    retryAfter: z.number(),
    /** True when the challenge ended with this refusal; a new one must be opened from the page. */
    ended: z.boolean(),
  }),
]);
export type SignOutcome = Readonly<z.output<typeof signOutcome>>;

/** How an attempt to sign in, to choose a password or to turn an authenticator on ended, with words for the person. */
export const sheetOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), message: z.string(), recoveryCodes: z.array(z.string()) }),
  z.object({ outcome: z.literal('refused'), message: z.string(), needs, retryAfter: z.number() }),
]);
export type SheetOutcome = Readonly<z.output<typeof sheetOutcome>>;

const nothing = z.null();
const challengeId = z.uuid();

const secret = z.string().max(1000);
/** What a person gives to prove who they are. */
const credentials = {
  userName: z.string().max(200),
  password: secret,
  /** The code of an authenticator, where the account has one. */
  totpCode: z.string().max(40).optional(),
  /** A password of one's own in place of one that is due. Nothing is signed by the call that sends it. */
  newPassword: secret.optional(),
};
export type Credentials = Readonly<z.input<z.ZodObject<typeof credentials>>>;

const firstAdministrator = z.strictObject({
  code: z.string().max(200),
  userName: z.string().max(200),
  fullName: z.string().max(200),
  password: secret,
  sign: z.strictObject({ words: z.string().max(200), colour: z.enum(signColours) }),
});
/** The first administrator of a station, and the code that shows who may make one. */
export type FirstAdministrator = Readonly<z.output<typeof firstAdministrator>>;

export const challengeCalls = {
  readSurface: { input: z.null(), output: surface },
  /** The surface painted this challenge: the gateway counts it as shown. */
  reportShown: { input: z.strictObject({ id: challengeId }), output: nothing },
  sign: {
    input: z.strictObject({
      id: challengeId,
      meaning: z.string().max(200),
      comment: z.string().max(20_000).optional(),
      ...credentials,
    }),
    output: signOutcome,
  },
  /** Applies the signature of the person who proved to be there at a provider outside, and says that it is theirs. */
  signAsProved: {
    input: z.strictObject({
      id: challengeId,
      proofId: z.uuid(),
      meaning: z.string().max(200),
      comment: z.string().max(20_000).optional(),
    }),
    output: signOutcome,
  },
  readProof: { input: z.null(), output: proof },
  /** Sends the person to a provider outside, for what is open on this surface; what was begun before ends. */
  startProof: {
    input: z.strictObject({
      provider: z.string().max(64),
      how: z.enum(['browser', 'device']),
      /** Whoever is signed in at the provider leaves first. */
      differentUser: z.boolean(),
    }),
    output: nothing,
  },
  /** Gives up what was begun: an answer that comes later is refused. */
  stopProof: { input: z.null(), output: nothing },
  /** Puts the address that is shown into the clipboard. */
  copyAddress: { input: z.null(), output: nothing },
  cancel: { input: z.strictObject({ id: challengeId }), output: nothing },
  /** Closes what lies over the page when no challenge is open: a result that was read, the first-run sheet. */
  dismiss: { input: z.null(), output: nothing },
  /** Signs in on the station's session; an earlier user stays until this succeeded. */
  signIn: { input: z.strictObject(credentials), output: sheetOutcome },
  /** Proves who somebody is, for the script that asked. Signs nothing, and signs nobody in. */
  proveIdentity: { input: z.strictObject(credentials), output: sheetOutcome },
  /** Sets a password of one's own with a one-time code. Signs nobody in. */
  choosePassword: {
    input: z.strictObject({ code: z.string().max(200), newPassword: secret }),
    output: sheetOutcome,
  },
  /** Makes the first administrator of a station without users. Signs nobody in. */
  completeSetup: { input: firstAdministrator, output: sheetOutcome },
  /** Gives the station another sign, where the sheet for it is open. */
  changeStationSign: {
    input: z.strictObject({ words: z.string().max(200), colour: z.enum(signColours) }),
    output: sheetOutcome,
  },
  /** Turns on the authenticator whose enrolment is shown, with one of its codes; answers with recovery codes. */
  confirmTotp: { input: z.strictObject({ code: z.string().max(40) }), output: sheetOutcome },
  /** Somebody let a file or an address of elsewhere go over the document, which did nothing with it. */
  reportDrop: { input: z.strictObject({ of: z.string().max(2000) }), output: nothing },
} as const satisfies Calls & Record<(typeof challengeCallNames)[number], unknown>;

export const challengeEvents = {
  surface,
  proof,
  /** As in the page contract. */
  live: z.boolean(),
  /** In a browser: nothing lies over the page of this frame any more. */
  gone: z.null(),
  /** From the frame's own browser: only a surface in clear sight takes input. A window program's always is. */
  sight: z.enum(Object.values(Sight)),
  /** From the frame's own browser: a press that counted for nothing, since it may have been meant for what was there before. */
  unheard: z.null(),
} as const satisfies Events & Record<(typeof challengeEventNames)[number], unknown>;

/** What a signing surface has on `window.countersignChallenge`. */
export type ChallengeBridge = Client<typeof challengeCalls> & { readonly on: Listen<typeof challengeEvents> };
