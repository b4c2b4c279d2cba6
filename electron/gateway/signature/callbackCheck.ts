/**
 * A callback runs only because of a signature: before a job is called, what it says is held against the request that was
 * asked, the signatures that decided it, and the audit trail. A row in the database is no reason by itself.
 */
import { json, readJsonText, type Json } from '../../contract/json.ts';
import { canonicalJson } from '../../ledger/canonical.ts';
import type { Sqlite } from '../platform/sqlite.ts';
import type { CallbackSet } from './callbackRefs.ts';
import type { CheckedJob, CheckJob } from './callbacks.ts';
import type { CheckedRequest } from './requests.ts';
import { CallbackEvent, RequestState } from './states.ts';
import { verifyRequest } from './verify.ts';

/** Makes the check. `handler` is the project's `onSignatureCompleted`, told in place of a function that is gone. */
export function jobChecker(
  db: Sqlite,
  keyId: string,
  requestOf: (requestId: string) => CheckedRequest | undefined,
  handler: string | undefined,
): CheckJob {
  // By the target, of which there are few entries.
  const entries = (detail: string) => `FROM audit_entry INDEXED BY audit_entry_target
    WHERE target = ? AND action = ? AND json_valid(bytes) ${detail}`;
  const done = db.prepare<[string, string, CallbackEvent], { n: number }>(
    `SELECT count(*) AS n ${entries("AND bytes ->> '$.detail.event' = ?")}`,
  );
  const jobDone = db.prepare<[string, string, string], { n: number }>(
    `SELECT count(*) AS n ${entries("AND bytes ->> '$.detail.job' = ?")}`,
  );
  const failures = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM sign_in_slot s CROSS JOIN audit_entry e INDEXED BY audit_entry_target
     ON e.target = 'sign-in-slot:' || s.id AND e.action IN ('signature.refused', 'challenge.timed-out')
     WHERE s.request_id = ?`,
  );
  const rowOf = db.prepare<[string, string, string], { callback: string }>(
    'SELECT callback FROM callback_job WHERE id = ? AND request_id = ? AND event = ?',
  );
  const readRef = (text: string | undefined): Json => json.safeParse(readJsonText(text ?? '')).data ?? null;
  const isLost = (requestId: string, job: string): boolean =>
    ['callback.lost', 'callback.interrupted', 'callback.failed'].some(
      (action) => (jobDone.get(`signature-request:${requestId}`, action, job)?.n ?? 0) > 0,
    );

  const isAsked = ({ ref, event, requestId }: CheckedJob, callbacks: CallbackSet): boolean => {
    if (!('handler' in ref)) {
      const own = callbacks[event];
      return own !== undefined && canonicalJson(own) === canonicalJson(ref);
    }
    // It is told in place of a function that was asked for, of whose loss or last failure the trail knows.
    const instead = rowOf.get(ref.insteadOf, requestId, event);
    const own = callbacks[event];
    const isIts = own !== undefined && canonicalJson(own) === canonicalJson(readRef(instead?.callback));
    return ref.handler === handler && isIts && isLost(requestId, ref.insteadOf);
  };

  return (job) => {
    const { requestId, event } = job;
    const target = `signature-request:${requestId}`;
    const request = requestOf(requestId);
    if (request === undefined) return 'there is no such request';
    if (request.callbacks === null) {
      return 'an earlier version of the program asked, whose signatures do not cover what is called';
    }
    if (!isAsked(job, request.callbacks)) return 'it calls another function than was asked for';
    const wrong = verifyRequest(db, requestId, keyId).find(({ ok }) => !ok);
    if (wrong !== undefined) return wrong.text.replace(/\.$/, '').replace(/^./, (first) => first.toLowerCase());
    if (event === CallbackEvent.onError) {
      if ((jobDone.get(target, 'callback.done', job.id)?.n ?? 0) > 0) return 'it was called already';
      const heard = done.get(target, 'callback.done', event)?.n ?? 0;
      return heard < (failures.get(requestId)?.n ?? 0) ? undefined : 'no attempt failed that it has not heard of';
    }
    const wanted = event === CallbackEvent.onApprove ? RequestState.approved : RequestState.rejected;
    if (request.state !== wanted) return `the request is ${request.state}`;
    return (done.get(target, 'callback.done', event)?.n ?? 0) === 0 ? undefined : 'it was called already';
  };
}
