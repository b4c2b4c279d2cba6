/** The states of requests, slots and challenges, and how a challenge may end. */
export const RequestState = Object.freeze({ pending: 'pending', approved: 'approved', rejected: 'rejected' } as const);
export type RequestState = (typeof RequestState)[keyof typeof RequestState];

export const SlotState = Object.freeze({
  pending: 'pending',
  approved: 'approved',
  rejected: 'rejected',
  /** Another slot of the request was rejected: this one is not asked any more. */
  withdrawn: 'withdrawn',
} as const);
export type SlotState = (typeof SlotState)[keyof typeof SlotState];

export const ChallengeState = Object.freeze({
  open: 'open',
  signed: 'signed',
  failed: 'failed',
  cancelled: 'cancelled',
  timedOut: 'timed out',
  /** It was open when the program ended without a word. */
  abandoned: 'abandoned',
} as const);
export type ChallengeState = (typeof ChallengeState)[keyof typeof ChallengeState];

/** The events of a request that a script can hear. */
export const CallbackEvent = Object.freeze({
  onApprove: 'onApprove',
  onReject: 'onReject',
  onError: 'onError',
} as const);
export type CallbackEvent = (typeof CallbackEvent)[keyof typeof CallbackEvent];
