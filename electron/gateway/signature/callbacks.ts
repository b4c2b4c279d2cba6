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

export interface Callbacks {
  /** Writes the job of an event, inside the deciding transaction. Nothing to do when the request has no such callback. */
  readonly enqueue: (requestId: string, event: CallbackEvent, callbacks: CallbackSet) => void;
  /** Runs what is queued, in order, one at a time. Returns when the queue is empty. */
  readonly run: () => Promise<void>;
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
  const end = db.prepare<[string, string | null, string, string]>(
    'UPDATE callback_job SET state = ?, reason = ?, ended_at = ? WHERE id = ?',
  );
  let running: Promise<void> | undefined;

  const finish = (job: JobRow, state: 'done' | 'failed' | 'lost', reason: string | null): void => {
    store.transaction(() => {
      end.run(state, reason, isoUtc(ports.clock.now()), job.id);
      trail.append({
        action: `callback.${state}`,
        actor: station,
        target: `signature-request:${job.request_id}`,
        detail: { job: job.id, event: job.event, ...(reason === null ? {} : { reason }) },
      });
    });
  };
  const runOne = async (job: JobRow): Promise<void> => {
    try {
      const outcome = await call(callbackRef.parse(JSON.parse(job.callback)));
      finish(job, outcome, outcome === 'lost' ? 'the script that held the function has ended' : null);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      ports.log.error(`The ${job.event} callback of request ${job.request_id} failed.`, { reason });
      finish(job, 'failed', reason);
    }
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
      running ??= drain().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
