/** The states of requests, slots and challenges, how each may go on, and how a script and the trail say of it. */
import { z } from 'zod';

export const RequestState = Object.freeze({
  pending: 'pending',
  /** All slots are signed as approved. */
  approved: 'approved',
  /** One slot is signed as rejected. */
  rejected: 'rejected',
  /** A script or a person took it back, with a reason. */
  cancelled: 'cancelled',
  /** Its time ran out, or a newer version of its record is asked for. */
  expired: 'expired',
  /** What it asks to sign is not what it was: for quality to look at; nothing can be signed any more. */
  onHold: 'on hold',
} as const);
export type RequestState = (typeof RequestState)[keyof typeof RequestState];

export const SlotState = Object.freeze({
  pending: 'pending',
  approved: 'approved',
  rejected: 'rejected',
  /** Its request ended without it: this slot is not asked any more. */
  withdrawn: 'withdrawn',
} as const);
export type SlotState = (typeof SlotState)[keyof typeof SlotState];

export const ChallengeState = Object.freeze({
  open: 'open',
  signed: 'signed',
  /** Too many wrong attempts, or something that no attempt mends. */
  failed: 'failed',
  cancelled: 'cancelled',
  timedOut: 'timed out',
  /** It was open when the program ended without a word. */
  abandoned: 'abandoned',
} as const);
export type ChallengeState = (typeof ChallengeState)[keyof typeof ChallengeState];

/** From each state, the states that may follow. Triggers of the store hold the same tables. */
export const transitions = Object.freeze({
  request: {
    pending: ['approved', 'rejected', 'cancelled', 'expired', 'on hold'],
    approved: [],
    rejected: [],
    cancelled: [],
    expired: [],
    'on hold': ['cancelled'],
  } as const satisfies Readonly<Record<RequestState, readonly RequestState[]>>,
  slot: {
    pending: ['approved', 'rejected', 'withdrawn'],
    approved: [],
    rejected: [],
    withdrawn: [],
  } as const satisfies Readonly<Record<SlotState, readonly SlotState[]>>,
  challenge: {
    open: ['signed', 'failed', 'cancelled', 'timed out', 'abandoned'],
    signed: [],
    failed: [],
    cancelled: [],
    'timed out': [],
    abandoned: [],
  } as const satisfies Readonly<Record<ChallengeState, readonly ChallengeState[]>>,
});

/** Throws where a state may not follow another: a defect of the program, which the transaction takes back. */
export function checkTransition<K extends keyof typeof transitions>(
  of: K,
  from: keyof (typeof transitions)[K] & string,
  to: string,
): void {
  const next: Readonly<Record<string, readonly string[]>> = transitions[of];
  if (next[from]?.includes(to) === true) return;
  throw new Error(`A ${of} that is ${from} cannot become ${to}.`);
}

const ending = z.object({ action: z.string(), detail: z.object({ request: z.string().optional().catch(undefined) }) });

/**
 * How a request ended, as an entry of the trail says: the one of the signature that decided it, or one of its own
 * (`request.expired`; in earlier versions also beside a signature). Undefined for an entry that ends none.
 */
export function endOfRequest(entry: unknown): string | undefined {
  const { data } = ending.safeParse(entry);
  if (data === undefined) return undefined;
  const { action, detail } = data;
  if (!isOfSignature(action)) return /^request\.(.+)$/.exec(action)?.[1];
  return detail.request === RequestState.pending ? undefined : detail.request;
}

/** Whether an entry with this action records a signature. */
export function isOfSignature(action: string): boolean {
  return action === 'signature.approved' || action === 'signature.rejected';
}

/** The events of a request that a script can hear. */
export const CallbackEvent = Object.freeze({
  onApprove: 'onApprove',
  onReject: 'onReject',
  onError: 'onError',
} as const);
export type CallbackEvent = (typeof CallbackEvent)[keyof typeof CallbackEvent];
