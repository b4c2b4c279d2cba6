/** What people do with alarms, by a script or a table: as who is signed in there, and kept in the trail. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { isoUtc } from '../platform/time.ts';
import type { Alarms, Meant } from './alarms.ts';

/** Where it is done, the session and its page, and when it was asked for. */
export type Doer = Pick<ScriptCaller, 'sessionId' | 'pageId' | 'askedAt'>;

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
  /** Whether they came after it was asked for. */
  readonly cameLater: (doer: Doer) => boolean;
  /** Keeps what was done in the trail; called in the transaction that it belongs to. */
  readonly note: (entries: readonly AlarmNote[], doer: Doer) => void;
}

/** All of them throw `forbidden` where nobody is signed in, or somebody else than when it was asked for, and what `Alarms` throws. */
export interface AlarmActions {
  /** `named` is who acknowledges as a script says: nobody but who is signed in. */
  readonly acknowledge: (ids: readonly string[], notes: string, doer: Doer, named?: string) => void;
  readonly shelve: (meant: Meant, seconds: number, doer: Doer) => void;
  readonly unshelve: (meant: Meant, doer: Doer) => void;
}

export function alarmActions({ alarms, userName, cameLater, note }: AlarmActionDependencies): AlarmActions {
  const person = (doer: Doer, what: string, outcome: string): string => {
    const by = userName(doer);
    if (by === undefined) throw new CountersignError(ErrorCode.forbidden, `Sign in to ${what} alarms. ${outcome}`);
    if (cameLater(doer)) {
      const words = `${by} signed in after it was asked for, and did not ask for it. ${outcome}`;
      throw new CountersignError(ErrorCode.forbidden, words);
    }
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
    shelve: (meant, seconds, doer) => {
      const by = person(doer, 'shelve', 'None was shelved.');
      alarms.shelve(meant, { by, seconds }, (shelved) =>
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
    unshelve: (meant, doer) => {
      person(doer, 'take back shelved', 'None was taken back.');
      alarms.unshelve(meant, (sources) =>
        note(
          sources.map((source) => ({ action: 'alarm.unshelved', target: `alarm:${source}`, detail: { source } })),
          doer,
        ),
      );
    },
  };
}
