/** What people do with alarms, by a script or a table: as who is signed in there, and kept in the trail. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { isoUtc } from '../platform/time.ts';
import type { Alarms } from './alarms.ts';

/** Where it is done: the session, and its page. */
export type Doer = Pick<ScriptCaller, 'sessionId' | 'pageId'>;

/** What the trail keeps of it. */
export interface AlarmNote {
  readonly action: 'alarm.acknowledged' | 'alarm.shelved' | 'alarm.unshelved';
  readonly target: string;
  readonly detail: JsonObject;
}

export interface AlarmActionDependencies {
  readonly alarms: Pick<Alarms, 'acknowledge' | 'shelve' | 'unshelve'>;
  /** The user name of who is signed in on the session, and has not left it locked. */
  readonly userName: (doer: Doer) => string | undefined;
  /** Keeps what was done in the trail; called in the transaction that it belongs to. */
  readonly note: (entries: readonly AlarmNote[], doer: Doer) => void;
}

/** All of them throw `forbidden` where nobody is signed in, and what `Alarms` throws. */
export interface AlarmActions {
  /** `named` is who acknowledges as a script says: nobody but who is signed in. */
  readonly acknowledge: (ids: readonly string[], notes: string, doer: Doer, named?: string) => void;
  readonly shelve: (patterns: readonly string[], seconds: number, doer: Doer) => void;
  readonly unshelve: (patterns: readonly string[], doer: Doer) => void;
}

export function alarmActions({ alarms, userName, note }: AlarmActionDependencies): AlarmActions {
  const person = (doer: Doer, what: string, outcome: string): string => {
    const by = userName(doer);
    if (by === undefined) throw new CountersignError(ErrorCode.forbidden, `Sign in to ${what} alarms. ${outcome}`);
    return by;
  };
  return {
    acknowledge: (ids, notes, doer, named) => {
      const by = person(doer, 'acknowledge', 'None was acknowledged.');
      if (named !== undefined && named.toLowerCase() !== by.toLowerCase()) {
        const words = `${by} is signed in, and acknowledges for nobody else. None was acknowledged.`;
        throw new CountersignError(ErrorCode.forbidden, words);
      }
      alarms.acknowledge(ids, { by, notes }, (events) =>
        note(
          events.map(({ id, source, activeAt }) => ({
            action: 'alarm.acknowledged',
            target: `alarm:${id}`,
            detail: { source, activeAt: isoUtc(activeAt), notes },
          })),
          doer,
        ),
      );
    },
    shelve: (patterns, seconds, doer) => {
      const by = person(doer, 'shelve', 'None was shelved.');
      alarms.shelve(patterns, { by, seconds }, (shelved) =>
        note(
          shelved.map(({ source }) => ({
            action: 'alarm.shelved',
            target: `alarm:${source}`,
            detail: { source, seconds },
          })),
          doer,
        ),
      );
    },
    unshelve: (patterns, doer) => {
      person(doer, 'take back shelved', 'None was taken back.');
      alarms.unshelve(patterns, (sources) =>
        note(
          sources.map((source) => ({ action: 'alarm.unshelved', target: `alarm:${source}`, detail: { source } })),
          doer,
        ),
      );
    },
  };
}
