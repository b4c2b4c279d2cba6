/** What scripts ask of alarms; the forms that Python gives them are in `system_alarm.py`. */
import { z } from 'zod';
import { longestNote, type AlarmRow } from '../../contract/alarms.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json } from '../../contract/json.ts';
import { millisOfDate } from '../../contract/values.ts';
import type { Clock } from '../platform/ports.ts';
import { reads, ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { AlarmActions } from './actions.ts';
import type { Alarms } from './alarms.ts';
import type { Journal } from './journal.ts';
import { alarmFilter, isAskedFor } from './matching.ts';
import { rowOf } from './rows.ts';

export interface AlarmScriptDependencies {
  readonly alarms: Pick<Alarms, 'events' | 'shelving' | 'shelvings'>;
  readonly actions: AlarmActions;
  readonly journal: Pick<Journal, 'between'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Rows as the script may see them. */
  readonly shown: (script: ScriptCaller) => (row: AlarmRow) => AlarmRow;
}

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
export function alarmScripts({ alarms, actions, journal, clock, shown }: AlarmScriptDependencies): ScriptApi {
  return {
    'alarms.query': reads(
      ScriptScope.gateway,
      z.tuple([z.strictObject({ filter: alarmFilter, includesShelved: z.boolean() })]),
      ([{ filter, includesShelved }], script) =>
        alarms
          .events()
          .filter((event) => isAskedFor(event, filter))
          .map((event) => rowOf(event, alarms.shelving(event.source)))
          .filter(({ shelved }) => includesShelved || shelved === null)
          .map(shown(script)),
    ),
    'alarms.journal': reads(
      ScriptScope.gateway,
      z.tuple([z.strictObject({ filter: alarmFilter, start: moment, end: moment, includesShelved: z.boolean() })]),
      async ([{ filter, start, end, includesShelved }], script) => {
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
        const show = shown(script);
        return entries.map(({ change, at, event }) => ({ change, at, event: show(rowOf(event, undefined)) }));
      },
    ),
    'alarms.acknowledge': writes(
      ScriptScope.session,
      z.tuple([z.array(z.string()), note, z.string().nullable()]),
      async ([ids, notes, named], script) => {
        await actions.acknowledge({ ids, notes, named: named ?? undefined, allOrNone: true }, script);
        return null;
      },
    ),
    'alarms.shelve': writes(
      ScriptScope.session,
      z.tuple([z.array(z.string()), z.number()]),
      ([patterns, seconds], script) => {
        actions.shelve({ patterns }, seconds, script);
        return null;
      },
    ),
    'alarms.unshelve': writes(ScriptScope.session, z.tuple([z.array(z.string())]), ([patterns], script) => {
      actions.unshelve({ patterns }, script);
      return null;
    }),
    'alarms.shelved': reads(ScriptScope.gateway, z.tuple([]), () =>
      alarms.shelvings().map((shelving) => ({ ...shelving })),
    ),
  };
}
