/**
 * The names of the calls and events, apart from their schemas: a sandboxed preload needs only these, and stays a
 * few lines of script. `page.ts` and `challenge.ts` declare exactly one schema a name, or do not compile.
 */
export const FrameKind = Object.freeze({ page: 'page', challenge: 'challenge' } as const);
export type FrameKind = (typeof FrameKind)[keyof typeof FrameKind];

/**
 * How the program that runs was made: installed for production; packed so that test drivers reach it; or started from a
 * source tree, where whoever starts it can change it anyway. All but the first say so on the screen.
 */
export const Build = Object.freeze({ production: 'production', test: 'test', source: 'source' } as const);
export type Build = (typeof Build)[keyof typeof Build];

export const pageCallNames = Object.freeze([
  'openPage',
  'resumePage',
  'fireEvent',
  'chooseFromMenu',
  'pressKey',
  'tellScan',
  'writeProperty',
  'sendFile',
  'followLink',
  'readHistory',
  'readJournal',
  'handleAlarms',
  'browseTags',
  'tellSizes',
  'closePopup',
  'focusPopup',
  'setDock',
  'readStatus',
  'askSignIn',
  'askStationSign',
  'signOut',
  'lockScreen',
  'reportDrop',
  'searchUsers',
  'readUser',
  'addUser',
  'changeUser',
] as const);
export const pageEventNames = Object.freeze([
  'deltas',
  'layout',
  'command',
  'inert',
  'notice',
  'settled',
  'status',
  'alarms',
  'live',
  'alive',
  'changed',
  'file',
] as const);
export const challengeCallNames = Object.freeze([
  'readSurface',
  'reportShown',
  'sign',
  'signAsProved',
  'readProof',
  'startProof',
  'stopProof',
  'copyAddress',
  'cancel',
  'dismiss',
  'signIn',
  'proveIdentity',
  'choosePassword',
  'completeSetup',
  'changeStationSign',
  'confirmTotp',
  'reportDrop',
] as const);
export const challengeEventNames = Object.freeze(['surface', 'proof', 'live', 'gone', 'sight', 'unheard'] as const);

/** The IPC channel of a kind's calls; the call's id is the first argument, its name the second. */
export function callChannel(kind: FrameKind): string {
  return `countersign:${kind}:call`;
}

/** The IPC channel of the answers to a kind's calls; the call's id is the first argument. */
export function answerChannel(kind: FrameKind): string {
  return `countersign:${kind}:answer`;
}

/** The IPC channel of a kind's events; the event's name is the first argument. */
export function eventChannel(kind: FrameKind): string {
  return `countersign:${kind}:event`;
}

/** The property of `window` that a kind's preload fills: its calls and events as texts (`TextBridge`). */
export const textsName = Object.freeze({
  page: 'countersignPageTexts',
  challenge: 'countersignChallengeTexts',
} as const);

/** The property of `window` that holds the bridge of a kind's document, which the document puts there itself. */
export const bridgeName = Object.freeze({ page: 'countersignPage', challenge: 'countersignChallenge' } as const);
