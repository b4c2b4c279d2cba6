/**
 * Callback jobs: what a request's script hears of its outcome. A job is written in the transaction that decided, and
 * runs after its commit; whatever it does, the signature stands.
 *
 * A function of the project's script library is kept by its dotted name: its job survives a restart, and runs again
 * where the program ended while it ran. A function that only lived in an interpreter can be called while that lives;
 * afterwards its job ends as lost, the audit trail says so, and the project's `onSignatureCompleted` is told instead.
 * A job that fails is tried again, later each time.
 */
import { readJsonText } from '../../contract/json.ts';
import { storeTrouble } from '../../contract/storeTrouble.ts';
import type { CallbackEvent } from './states.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../platform/time.ts';
import { callbackRef, type CallbackRef, type CallbackSet } from './callbackRefs.ts';

/** What a function can learn of the job that calls it; `id` stays the same over all attempts. */
export interface CallbackInfo {
  readonly id: string;
  readonly event: CallbackEvent;
  readonly requestId: string;
  /** From 1. */
  readonly attempt: number;
}

/** Calls a script function. Answers `lost` when the interpreter is gone; throws what the script raised. */
export type CallFunction = (ref: CallbackRef, info: CallbackInfo) => Promise<'done' | 'lost'>;

type JobState = 'queued' | 'started' | 'done' | 'failed' | 'lost' | 'interrupted';

/** One job as lists show it. */
export interface CallbackJob {
  readonly id: string;
  readonly event: CallbackEvent;
  readonly state: JobState;
  readonly attempts: number;
  readonly reason: string | null;
  readonly nextAt: string | null;
}

export interface Callbacks {
  /** Writes the job of an event, inside the deciding transaction. Nothing to do when the request has no such callback. */
  readonly enqueue: (requestId: string, event: CallbackEvent, callbacks: CallbackSet) => void;
  /**
   * After opening: from now on jobs are run, by `call`. What an earlier run of the program had started is called again, or lost.
   */
  readonly start: (call: CallFunction) => void;
  /** Runs what is due, in order, one at a time, once it was started. Resolves when nothing is due; never rejects. */
  readonly run: () => Promise<void>;
  readonly of: (requestId: string) => CallbackJob[];
  /** Hears what is due to its end. What cannot be written down by then is called again at the next start. */
  readonly close: () => Promise<void>;
}

/** A job as it is about to run. */
export interface CheckedJob {
  readonly id: string;
  readonly requestId: string;
  readonly event: CallbackEvent;
  readonly ref: CallbackRef;
}

/** Why a job does not run, in words; undefined where it may. */
export type CheckJob = (job: CheckedJob) => string | undefined;

export interface CallbackDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  /** Why a job does not run; undefined where it may. */
  readonly check: CheckJob;
  /** Dotted name of the project's `onSignatureCompleted`; undefined when it has none. */
  readonly handler: string | undefined;
  /** A job failed; `text` says what, and whether it is tried again. */
  readonly failed: (text: string) => void;
}

interface JobRow {
  id: string;
  request_id: string;
  event: CallbackEvent;
  callback: string;
  state: JobState;
  attempts: number;
  reason: string | null;
  next_at: string | null;
}

const station: Actor = { kind: 'station', id: 'callbacks', name: 'Callback jobs' };

/** Characters of what a script raised that are kept. */
const mostOfReason = 1000;

/** Attempts until a job counts as failed, and milliseconds until the second; each further wait is twice as long. */
const mostAttempts = 10;
const firstDelay = 2000;
const longestDelay = 300_000;

/** Milliseconds until what the disk or another program did not let write is tried again. */
const writtenLater = 5000;

/** What a script raised, as the trail and a person can take it. */
function shortened(text: string): string {
  return text.length <= mostOfReason ? text : `${text.slice(0, mostOfReason)} … (${text.length} characters in all)`;
}

/** The callback jobs in a store. */
export function openCallbacks(given: CallbackDependencies): Callbacks {
  const { store, trail, ports, check, handler, failed } = given;
  const { db } = store;
  const insert = db.prepare<[string, string, string, string, string]>(
    "INSERT INTO callback_job (id, request_id, event, callback, state, created_at) VALUES (?, ?, ?, ?, 'queued', ?)",
  );
  // No try is put off further than the longest delay: one that stands further away is from before the clock was set back.
  const next = db.prepare<[string, string], JobRow>(
    `SELECT * FROM callback_job WHERE state = 'queued' AND (next_at IS NULL OR next_at <= ? OR next_at > ?)
     ORDER BY id LIMIT 1`,
  );
  const soonest = db.prepare<[], { at: string | null }>(
    "SELECT min(next_at) AS at FROM callback_job WHERE state = 'queued' AND next_at IS NOT NULL",
  );
  const left = db.prepare<[], JobRow>("SELECT * FROM callback_job WHERE state = 'started' ORDER BY id");
  const ofRequest = db.prepare<[string], JobRow>('SELECT * FROM callback_job WHERE request_id = ? ORDER BY id');
  const change = db.prepare<[JobState, number, string | null, string | null, string | null, string]>(
    'UPDATE callback_job SET state = ?, attempts = ?, reason = ?, next_at = ?, ended_at = ? WHERE id = ?',
  );
  let call: CallFunction | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let closing = false;
  let closed = false;
  /** Whether it was said that nothing can be written. */
  let isWaiting = false;
  let callOff = (): void => undefined;
  /** Tries at once what waits to be written. */
  let tryNow = (): void => undefined;

  const put = (requestId: string, event: CallbackEvent, ref: CallbackRef): void => {
    insert.run(ports.newId(), requestId, event, JSON.stringify(ref), isoUtc(ports.clock.now()));
  };
  const setState = (
    job: JobRow,
    state: JobState,
    { attempts = job.attempts, reason = null, nextAt = null }: Partial<CallbackJob> = {},
  ): void => {
    const isOver = state !== 'started' && state !== 'queued';
    change.run(state, attempts, reason, nextAt, isOver ? isoUtc(ports.clock.now()) : null, job.id);
  };
  const note = (job: JobRow, what: string, reason: string | null): void => {
    trail.append({
      action: `callback.${what}`,
      actor: station,
      target: `signature-request:${job.request_id}`,
      detail: { job: job.id, event: job.event, attempt: job.attempts, ...(reason === null ? {} : { reason }) },
    });
  };
  /** The project's handler hears of an outcome that the function did not hear. It is not told of its own failure. */
  const tellHandler = (job: JobRow): void => {
    if (handler === undefined || job.event === 'onError' || job.callback.includes('"insteadOf"')) return;
    put(job.request_id, job.event, { handler, insteadOf: job.id });
  };
  /** The function is gone: the project's handler hears of the outcome instead. */
  const lose = (job: JobRow, state: 'lost' | 'interrupted', reason: string): void => {
    store.transaction(() => {
      setState(job, state, { reason });
      note(job, state, reason);
      tellHandler(job);
    });
  };
  const fail = (job: JobRow, attempts: number, reason: string): void => {
    const what = `The ${job.event} callback of request ${job.request_id} failed: ${reason}. What was signed stands.`;
    const isLast = attempts >= mostAttempts;
    const delay = Math.min(firstDelay * 2 ** (attempts - 1), longestDelay);
    store.transaction(() => {
      if (isLast) {
        setState(job, 'failed', { attempts, reason });
        tellHandler(job);
      } else setState(job, 'queued', { attempts, reason, nextAt: isoUtc(ports.clock.now() + delay) });
      note({ ...job, attempts }, 'failed', reason);
    });
    ports.log.error(`The ${job.event} callback of request ${job.request_id} failed.`, { reason, attempts });
    failed(isLast ? `${what} It is not tried again.` : `${what} It is tried again in ${delay / 1000} s.`);
  };
  /** What fits neither what was asked nor what was signed: it does not run, and somebody has to look into it. */
  const alert = (job: JobRow, reason: string): void => {
    store.transaction(() => {
      setState(job, 'failed', { reason });
      trail.append({
        action: 'security.alert',
        actor: station,
        target: `signature-request:${job.request_id}`,
        detail: { job: job.id, event: job.event, reason },
      });
    });
    ports.log.error('A callback job does not belong to a signature, and was not called.', { job: job.id, reason });
    failed(`The ${job.event} callback of request ${job.request_id} was not called: ${reason}. Tell an administrator.`);
  };
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const callOffPause = ports.clock.after(writtenLater, resolve);
      tryNow = () => {
        callOffPause();
        resolve();
      };
    });
  /** Writes down how a call ended, as soon as that can be done: what was called is not called again for a full disk. */
  const kept = async (write: () => void): Promise<void> => {
    for (let isLogged = false; ; isLogged = true) {
      try {
        write();
        return;
      } catch (error) {
        if (storeTrouble(error) === undefined || closing) throw error;
        if (!isLogged)
          ports.log.error('The end of a callback cannot be written; it is tried again.', { reason: String(error) });
        await pause();
      }
    }
  };
  const runOne = async (job: JobRow, call: CallFunction): Promise<void> => {
    const ref = callbackRef.safeParse(readJsonText(job.callback)).data;
    const reason =
      ref === undefined
        ? 'what it calls cannot be read'
        : check({ id: job.id, requestId: job.request_id, event: job.event, ref });
    if (ref === undefined || reason !== undefined) {
      alert(job, reason ?? '');
      return;
    }
    // Recorded before the call: in ordinary life no job is called twice because its end could not be written.
    const attempts = job.attempts + 1;
    store.transaction(() => setState(job, 'started', { attempts }));
    const info = { id: job.id, event: job.event, requestId: job.request_id, attempt: attempts };
    const outcome = await Promise.resolve()
      .then(() => call(ref, info))
      .catch((error: unknown) => (error instanceof Error ? error : new Error('unknown')));
    if (closed) return;
    await kept(() => {
      if (outcome instanceof Error) fail(job, attempts, shortened(outcome.message));
      else if (outcome === 'lost') lose({ ...job, attempts }, 'lost', 'the script that held the function has ended');
      else {
        store.transaction(() => {
          setState(job, 'done', { attempts });
          note({ ...job, attempts }, 'done', null);
        });
      }
    });
  };
  const due = (): JobRow | undefined => {
    const now = ports.clock.now();
    return next.get(isoUtc(now), isoUtc(now + longestDelay));
  };
  const drain = async (): Promise<void> => {
    for (let job = due(); job !== undefined && call !== undefined && !closed; job = due()) await runOne(job, call);
  };
  const plan = (): void => {
    callOff();
    const at = closing ? null : soonest.get()?.at;
    if (at === null || at === undefined) return;
    const wait = Math.min(Math.max(10, Date.parse(at) - ports.clock.now()), longestDelay);
    callOff = ports.clock.after(wait, () => void run());
  };
  const run = (): Promise<void> => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await drain();
      }
      plan();
      isWaiting = false;
    })()
      .catch((error: unknown) => {
        if (!isWaiting) ports.log.error('Callback jobs wait; they are tried again.', { reason: String(error) });
        isWaiting = true;
        callOff();
        if (!closing) callOff = ports.clock.after(writtenLater, () => void run());
      })
      .finally(() => (running = undefined));
    return running;
  };

  return {
    enqueue: (requestId, event, callbacks) => {
      const ref = callbacks[event];
      if (ref !== undefined) put(requestId, event, ref);
    },
    start: (given) => {
      call = given;
      for (const job of left.all()) {
        const ref = callbackRef.safeParse(readJsonText(job.callback)).data;
        if (ref !== undefined && 'interpreter' in ref) {
          lose(job, 'interrupted', 'the program ended while it ran; it may have done its work');
          continue;
        }
        store.transaction(() => {
          setState(job, 'queued', { reason: 'the program ended while it ran; it is called again' });
          note(job, 'repeated', 'the program ended while it ran; it may have done its work');
        });
      }
      void run();
    },
    run,
    of: (requestId) =>
      ofRequest.all(requestId).map(({ id, event, state, attempts, reason, next_at }) => ({
        id,
        event,
        state,
        attempts,
        reason,
        nextAt: next_at,
      })),
    close: async () => {
      closing = true;
      tryNow();
      await run();
      closed = true;
      callOff();
    },
  };
}
