/** What scripts ask of alarms; the forms that Python gives them are in `system_alarm.py`. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json, type JsonObject } from '../../contract/json.ts';
import { millisOfDate } from '../../contract/values.ts';
import type { Clock } from '../platform/ports.ts';
import { reads, ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import { isoUtc } from '../platform/time.ts';
import type { Alarms } from './alarms.ts';
import type { Journal } from './journal.ts';
import { alarmFilter, isAskedFor } from './matching.ts';
import { rowOf } from './rows.ts';

export interface AlarmScriptDependencies {
  readonly alarms: Pick<Alarms, 'events' | 'acknowledge' | 'shelve' | 'unshelve' | 'shelving' | 'shelvings'>;
  readonly journal: Pick<Journal, 'between'>;
  readonly clock: Pick<Clock, 'now'>;
  /** The user name of who is signed in on the script's session, and has not left it locked. */
  readonly userName: (script: ScriptCaller) => string | undefined;
  /** Keeps what was done in the trail; called in the transaction that it belongs to. */
  readonly note: (entries: readonly AlarmNote[], script: ScriptCaller) => void;
}

/** What the trail keeps of something that was done with an alarm. */
export interface AlarmNote {
  readonly action: 'alarm.acknowledged' | 'alarm.shelved' | 'alarm.unshelved';
  readonly target: string;
  readonly detail: JsonObject;
}

/** Characters of a note. */
const longestNote = 2000;
/** Entries that one question to the journal gives. */
const mostEntries = 20_000;
const eightHours = 28_800_000;

const note = z.string().max(longestNote, `a note has ${longestNote} characters at most`);
const moment = json.transform((value, context) => {
  const millis = value === null ? null : millisOfDate(value);
  if (millis !== undefined) return millis;
  context.addIssue({ code: 'custom', message: 'a time of the range is no date' });
  return z.NEVER;
});

/** The functions of alarms. Those that change something throw `forbidden` where nobody is signed in. */
export function alarmScripts({ alarms, journal, clock, userName, note: keep }: AlarmScriptDependencies): ScriptApi {
  const person = (script: ScriptCaller, what: string, outcome: string): string => {
    const by = userName(script);
    if (by === undefined) throw new CountersignError(ErrorCode.forbidden, `Sign in to ${what} alarms. ${outcome}`);
    return by;
  };
  return {
    'alarms.query': reads(
      ScriptScope.gateway,
      z.tuple([z.strictObject({ filter: alarmFilter, includesShelved: z.boolean() })]),
      ([{ filter, includesShelved }]) =>
        alarms
          .events()
          .filter((event) => isAskedFor(event, filter))
          .map((event) => rowOf(event, alarms.shelving(event.source)))
          .filter(({ shelved }) => includesShelved || shelved === null),
    ),
    'alarms.journal': reads(
      ScriptScope.gateway,
      z.tuple([z.strictObject({ filter: alarmFilter, start: moment, end: moment, includesShelved: z.boolean() })]),
      async ([{ filter, start, end, includesShelved }]) => {
        const until = end ?? clock.now();
        const { entries, isCut } = await journal.between({
          start: start ?? until - eightHours,
          end: until,
          most: mostEntries,
          wanted: ({ event }) => isAskedFor(event, filter) && (includesShelved || !event.wasShelved),
        });
        if (isCut) {
          const words = `The journal has more than ${mostEntries} entries of that. Ask for a shorter time.`;
          throw new CountersignError(ErrorCode.validation, words);
        }
        return entries.map(({ change, at, event }) => ({ change, at, event: rowOf(event, undefined) }));
      },
    ),
    'alarms.acknowledge': writes(
      ScriptScope.session,
      z.tuple([z.array(z.string()), note, z.string().nullable()]),
      ([ids, notes, named], script) => {
        const by = person(script, 'acknowledge', 'None was acknowledged.');
        if (named !== null && named.toLowerCase() !== by.toLowerCase()) {
          const words = `${by} is signed in, and acknowledges for nobody else. None was acknowledged.`;
          throw new CountersignError(ErrorCode.forbidden, words);
        }
        alarms.acknowledge(ids, { by, notes }, (events) =>
          keep(
            events.map(({ id, source, activeAt }) => ({
              action: 'alarm.acknowledged',
              target: `alarm:${id}`,
              detail: { source, activeAt: isoUtc(activeAt), notes },
            })),
            script,
          ),
        );
        return null;
      },
    ),
    'alarms.shelve': writes(
      ScriptScope.session,
      z.tuple([z.array(z.string()), z.number()]),
      ([patterns, seconds], script) => {
        const by = person(script, 'shelve', 'None was shelved.');
        alarms.shelve(patterns, { by, seconds }, (shelved) =>
          keep(
            shelved.map(({ source }) => ({
              action: 'alarm.shelved',
              target: `alarm:${source}`,
              detail: { source, seconds },
            })),
            script,
          ),
        );
        return null;
      },
    ),
    'alarms.unshelve': writes(ScriptScope.session, z.tuple([z.array(z.string())]), ([patterns], script) => {
      person(script, 'take back shelved', 'None was taken back.');
      alarms.unshelve(patterns, (sources) =>
        keep(
          sources.map((source) => ({ action: 'alarm.unshelved', target: `alarm:${source}`, detail: { source } })),
          script,
        ),
      );
      return null;
    }),
    'alarms.shelved': reads(ScriptScope.gateway, z.tuple([]), () =>
      alarms.shelvings().map((shelving) => ({ ...shelving })),
    ),
  };
}
