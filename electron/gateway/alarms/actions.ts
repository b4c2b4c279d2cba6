/** What people do with alarms, by a script or a table: as who is signed in there, and kept in the trail. */
import { setImmediate } from 'node:timers/promises';
import type { AlarmOutcome } from '../../contract/alarms.ts';
import { counted } from '../../contract/counted.ts';
import { CountersignError, ErrorCode, withStoreTrouble } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/json.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import { isoUtc } from '../platform/time.ts';
import type { Alarms, Meant } from './alarms.ts';
import type { AlarmEvent } from './event.ts';

/** Where it is done, the session and its page, and when it was asked for. */
export type Doer = Pick<ScriptCaller, 'sessionId' | 'pageId' | 'askedAt'>;

/** What the trail keeps of it. */
export interface AlarmNote {
  readonly action: 'alarm.acknowledged' | 'alarm.shelved' | 'alarm.unshelved';
  readonly target: string;
  readonly detail: JsonObject;
}

export interface AlarmActionDependencies {
  readonly alarms: Pick<Alarms, 'event' | 'whyNotAcknowledged' | 'acknowledge' | 'shelve' | 'unshelve'>;
  /** The user name of who is signed in on the session, was so when it was asked for, and has not left it locked. */
  readonly userName: (doer: Doer) => string | undefined;
  /** Whether somebody signed in there after it was asked for. */
  readonly cameLater: (doer: Doer) => boolean;
  /** Keeps what was done in the trail; called in the transaction that it belongs to. */
  readonly note: (entries: readonly AlarmNote[], doer: Doer) => void;
  /**
   * Asks at the doer's page for the signature that acknowledges events, all of them at once; resolves when the signing surface
   * is there. Rejects where it cannot be asked for.
   */
  readonly askSignature: (asked: ToSign, doer: Doer) => Promise<void>;
}

/** Events that one signature acknowledges. */
export interface ToSign {
  readonly template: string;
  readonly events: readonly AlarmEvent[];
  readonly notes: string;
}

/** Which events somebody acknowledges, and how. */
export interface ToAcknowledge {
  readonly ids: readonly string[];
  readonly notes: string;
  /** Who acknowledges, as a script says: nobody but who is signed in. */
  readonly named?: string | undefined;
  /** Whether none is to be acknowledged where one cannot be. */
  readonly allOrNone: boolean;
}

/** All of them throw `forbidden` where nobody is signed in, or somebody else than when it was asked for, and what `Alarms` throws. */
export interface AlarmActions {
  /**
   * Acknowledges in steps, so that a flood of alarms holds up nothing else: each step is one transaction with its entries in the
   * trail. What throws after some steps says how many were acknowledged. Where one of them asks for a signature, one record lists
   * all of them, and they are acknowledged when it has all of its signatures.
   */
  readonly acknowledge: (asked: ToAcknowledge, doer: Doer) => Promise<AlarmOutcome>;
  readonly shelve: (meant: Meant, seconds: number, doer: Doer) => void;
  readonly unshelve: (meant: Meant, doer: Doer) => void;
}

/** Events of one step: with their entries in the trail, some milliseconds. */
const atOnce = 50;
/** Events that one signature acknowledges: more than that nobody reads before signing. */
const mostSigned = 100;

/** What people do with the alarms of a station: each throws `forbidden` where nobody is there who may, and is in the trail. */
export function alarmActions({
  alarms,
  userName,
  cameLater,
  note,
  askSignature,
}: AlarmActionDependencies): AlarmActions {
  const person = (doer: Doer, what: string, outcome: string): string => {
    if (cameLater(doer)) {
      const words = `Somebody signed in after it was asked for, and did not ask for it. ${outcome}`;
      throw new CountersignError(ErrorCode.forbidden, words);
    }
    const by = userName(doer);
    if (by === undefined) throw new CountersignError(ErrorCode.forbidden, `Sign in to ${what} alarms. ${outcome}`);
    return by;
  };
  /** Which of them can be acknowledged, and why the others cannot. */
  const sorted = (ids: readonly string[], notes: string) => {
    const open: string[] = [];
    const refused = new Map<string, string[]>();
    for (const id of ids) {
      const why = alarms.event(id)?.ack === undefined ? alarms.whyNotAcknowledged(id, notes)?.why : before;
      if (why === undefined) open.push(id);
      else refused.set(why, [...(refused.get(why) ?? []), id]);
    }
    return { open, refused: [...refused].map(([why, events]) => ({ why, events })) };
  };
  return {
    acknowledge: async ({ ids, notes, named, allOrNone }, doer) => {
      const none = 'None was acknowledged.';
      const by = person(doer, 'acknowledge', none);
      if (named !== undefined && named.toLowerCase() !== by.toLowerCase()) {
        const words = `${by} is signed in, and acknowledges for nobody else. None was acknowledged.`;
        throw new CountersignError(ErrorCode.forbidden, words);
      }
      const asked = [...new Set(ids)];
      const lacking = allOrNone
        ? asked.map((id) => alarms.whyNotAcknowledged(id, notes)).find((why) => why !== undefined)
        : undefined;
      if (lacking !== undefined) throw new CountersignError(lacking.code, `${lacking.words} ${none}`);
      const first = sorted(asked, notes);
      const events = first.open.flatMap((id) => alarms.event(id) ?? []);
      const [template, ...others] = new Set(events.flatMap(({ ackSignature }) => ackSignature ?? []));
      if (template !== undefined) {
        const words = whyNotSigned([template, ...others], events.length);
        if (words !== undefined) throw new CountersignError(ErrorCode.validation, `${words} ${none}`);
        await askSignature({ template, events, notes }, doer);
        return { done: 0, signing: events.length, refused: first.refused };
      }
      const refused = new Map<string, string[]>();
      let done = 0;
      for (let at = 0; at < asked.length; at += atOnce) {
        const { open, refused: not } = sorted(asked.slice(at, at + atOnce), notes);
        for (const one of not) refused.set(one.why, [...(refused.get(one.why) ?? []), ...one.events]);
        try {
          // Who is there may have left between two steps.
          if (person(doer, 'acknowledge', none) !== by) throw new CountersignError(ErrorCode.forbidden, left(by));
          alarms.acknowledge(open, { by, notes }, (events) =>
            note(
              events.map((event) => noteOf(event, notes)),
              doer,
            ),
          );
        } catch (error) {
          throw done === 0 ? error : afterSome(error, done, asked.length);
        }
        done += open.length;
        if (at + atOnce < asked.length) await setImmediate();
      }
      return { done, signing: 0, refused: [...refused].map(([why, events]) => ({ why, events })) };
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

const before = 'Acknowledged before.';

/** Why events are not acknowledged by one signature, as a sentence; undefined where they are. */
function whyNotSigned(templates: readonly string[], count: number): string | undefined {
  if (templates.length > 1) {
    return `They ask for different signatures (${templates.join(', ')}): acknowledge those of one at a time.`;
  }
  return count > mostSigned ? `One signature acknowledges ${mostSigned} alarms at most: select fewer.` : undefined;
}

function left(by: string): string {
  return `${by} left before it was done. None was acknowledged.`;
}

/** What ended an acknowledgement after some steps. */
function afterSome(error: unknown, done: number, asked: number): CountersignError {
  const known = withStoreTrouble(error);
  const [code, words] =
    known instanceof CountersignError ? [known.code, known.message] : [ErrorCode.internal, 'something went wrong.'];
  const own = `${done} of ${counted(asked, 'alarm')} were acknowledged, the others were not: ${words.replace(' None was acknowledged.', '')}`;
  return new CountersignError(code, own, { cause: error });
}

function noteOf({ id, source, activeAt }: AlarmEvent, notes: string): AlarmNote {
  const detail = { source, activeAt: isoUtc(activeAt), notes };
  return { action: 'alarm.acknowledged', target: `alarm:${id}`, detail };
}
