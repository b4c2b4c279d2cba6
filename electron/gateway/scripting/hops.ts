/**
 * Scripts that lead to others: one writes a property whose change script runs, sends a message, opens a view that has a
 * script for its start. What led to what is done at this moment is known here: how many scripts, so that those that lead to
 * each other without end come to one, and when a person asked for the first, so that nothing of it is done in the name of whoever
 * signed in since (ES-4).
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

/** Scripts of which each is led to by the one before: more is a circle. */
const most = 50;

/** What leads to something. */
export interface Lead {
  /** How many scripts, each led to by the one before. */
  readonly hops: number;
  /** The session in which the first was asked for, and when, by the monotonic clock; undefined where that is now. */
  readonly asked: { readonly sessionId: string | undefined; readonly at: number } | undefined;
}

/** Of what no script leads to. */
export const noLead: Lead = Object.freeze({ hops: 0, asked: undefined });

let lead = noLead;

/** What leads to what is done at this moment. */
export function leadNow(): Lead {
  return lead;
}

/** The same for what waits in a session: it was asked for now, at `now`, if no script led to it. */
export function leadIn(sessionId: string, now: number): Lead {
  return { hops: lead.hops, asked: lead.asked ?? { sessionId, at: now } };
}

/** When something that a session's script begins now was asked for: when what led to it there was, or `now`. */
export function askedAt(sessionId: string | undefined, now: number): number {
  const { asked } = lead;
  return asked !== undefined && asked.sessionId === sessionId ? asked.at : now;
}

/** Does something that this led to; what it goes on with later is led to by nothing. */
export function after<T>(by: Lead, work: () => T): T {
  const before = lead;
  lead = by;
  try {
    return work();
  } finally {
    lead = before;
  }
}

/** The number of a further script that is led to now. Throws `busy` where that is a circle, naming the script. */
export function nextHop(script: string): number {
  if (lead.hops < most) return lead.hops + 1;
  throw new CountersignError(
    ErrorCode.busy,
    `Scripts lead to each other without end: after ${most} of them this one was not run (${script}).`,
  );
}
