/**
 * Callback jobs: what a request's script hears of its outcome. A job is written in the transaction that decided, and
 * runs after its commit. A function that lived in an interpreter which is gone cannot be called any more: its job
 * ends as lost, and the audit trail says so.
 */
import { z } from 'zod';
import type { CallbackEvent } from './states.ts';
import type { Actor, Trail } from '../audit/trail.ts';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/database.ts';
import { isoUtc } from '../time.ts';

export const callbackRef = z.strictObject({
  /** The interpreter that holds the function; ids are never reused, so one of an earlier run is known as gone. */
  interpreter: z.string(),
  function: z.int(),
});
/** A function of a script, held by the interpreter that ran the script. */
export type CallbackRef = Readonly<z.output<typeof callbackRef>>;

const callbackSet = z.strictObject({
  onApprove: callbackRef.optional(),
  onReject: callbackRef.optional(),
  onError: callbackRef.optional(),
});
export type CallbackSet = Readonly<z.output<typeof callbackSet>>;

/** Calls a script function. Answers `lost` when the interpreter is gone; throws what the script raised. */
export type CallFunction = (ref: CallbackRef) => Promise<'done' | 'lost'>;

interface JobRow {
  id: string;
  request_id: string;
  event: CallbackEvent;
  callback: string;
}

type JobState = 'started' | 'done' | 'failed' | 'lost' | 'interrupted';

export interface Callbacks {
  /** Writes the job of an event, inside the deciding transaction. Nothing to do when the request has no such callback. */
  readonly enqueue: (requestId: string, event: CallbackEvent, callbacks: CallbackSet) => void;
  /** Runs what is queued, in order, one at a time. Resolves when the queue is empty; never rejects. */
  readonly run: () => Promise<void>;
  /** After opening: ends jobs that an earlier run of the program had started; whether they did their work is not known. */
  readonly recover: () => void;
}

const station: Actor = { kind: 'station', id: 'callbacks', name: 'Callback jobs' };

/** Reads the callbacks that were stored with a request. */
export function readCallbacks(text: string): CallbackSet {
  return callbackSet.parse(JSON.parse(text));
}

/** The callback jobs in a store. `call` reaches the interpreters. */
export function openCallbacks(store: Store, trail: Trail, ports: Ports, call: CallFunction): Callbacks {
  const { db } = store;
  const insert = db.prepare<[string, string, string, string, string]>(
    "INSERT INTO callback_job (id, request_id, event, callback, state, created_at) VALUES (?, ?, ?, ?, 'queued', ?)",
  );
  const next = db.prepare<[], JobRow>(
    "SELECT id, request_id, event, callback FROM callback_job WHERE state = 'queued' ORDER BY id LIMIT 1",
  );
  const left = db.prepare<[], JobRow>(
    "SELECT id, request_id, event, callback FROM callback_job WHERE state = 'started' ORDER BY id",
  );
  const end = db.prepare<[string, string | null, string | null, string]>(
    'UPDATE callback_job SET state = ?, reason = ?, ended_at = ? WHERE id = ?',
  );
  let running: Promise<void> | undefined;
  let again = false;

  const setState = (job: JobRow, state: JobState, reason: string | null): void => {
    store.transaction(() => {
      end.run(state, reason, state === 'started' ? null : isoUtc(ports.clock.now()), job.id);
      if (state === 'started') return;
      trail.append({
        action: `callback.${state}`,
        actor: station,
        target: `signature-request:${job.request_id}`,
        detail: { job: job.id, event: job.event, ...(reason === null ? {} : { reason }) },
      });
    });
  };
  const runOne = async (job: JobRow): Promise<void> => {
    // Recorded before the call: a job is never called a second time because its end could not be written.
    setState(job, 'started', null);
    const [state, reason] = await call(callbackRef.parse(JSON.parse(job.callback))).then(
      (outcome): [JobState, string | null] =>
        outcome === 'lost' ? ['lost', 'the script that held the function has ended'] : ['done', null],
      (error: unknown): [JobState, string | null] => ['failed', error instanceof Error ? error.message : 'unknown'],
    );
    if (state === 'failed') {
      ports.log.error(`The ${job.event} callback of request ${job.request_id} failed.`, { reason });
    }
    setState(job, state, reason);
  };
  const drain = async (): Promise<void> => {
    for (let job = next.get(); job !== undefined; job = next.get()) await runOne(job);
  };

  return {
    enqueue: (requestId, event, callbacks) => {
      const ref = callbacks[event];
      if (ref === undefined) return;
      insert.run(ports.newId(), requestId, event, JSON.stringify(ref), isoUtc(ports.clock.now()));
    },
    run: () => {
      again = true;
      running ??= (async () => {
        while (again) {
          again = false;
          await drain();
        }
      })()
        .catch((error: unknown) => ports.log.error('Callback jobs wait for a later try.', { reason: String(error) }))
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    recover: () => {
      for (const job of left.all()) {
        setState(job, 'interrupted', 'the program ended while it ran; it may have done its work');
      }
    },
  };
}
