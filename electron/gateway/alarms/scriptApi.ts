/** What scripts ask of alarms; the forms that Python gives them are in `system_alarm.py`. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { reads, ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { AlarmEvent, Alarms } from './alarms.ts';
import { stateOf } from './states.ts';

export interface AlarmScriptDependencies {
  readonly alarms: Pick<Alarms, 'events' | 'acknowledge'>;
  /** The user name of who is signed in on the script's session, and has not left it locked. */
  readonly userName: (script: ScriptCaller) => string | undefined;
  /** Keeps an acknowledgement of events in the trail. */
  readonly note: (events: readonly AlarmEvent[], notes: string, script: ScriptCaller) => void;
}

/** Characters of a note. */
const longestNote = 2000;

/** The functions of alarms. `alarms.acknowledge` throws `forbidden` where nobody is signed in. */
export function alarmScripts({ alarms, userName, note }: AlarmScriptDependencies): ScriptApi {
  return {
    'alarms.query': reads(ScriptScope.gateway, z.tuple([]), () =>
      alarms.events().map((event) => {
        const {
          id,
          source,
          displayPath,
          label,
          priority,
          notes,
          value,
          activeAt,
          clearedAt = null,
          ack = null,
        } = event;
        const own = { id, source, displayPath, label, priority, state: stateOf(event), notes, value };
        return { ...own, activeAt, clearedAt, ack: ack && { ...ack } };
      }),
    ),
    'alarms.acknowledge': writes(
      ScriptScope.session,
      z.tuple([
        z.array(z.string()),
        z.string().max(longestNote, `a note has ${longestNote} characters at most`),
        z.string().nullable(),
      ]),
      ([ids, notes, named], script) => {
        const by = userName(script);
        if (by === undefined) {
          throw new CountersignError(ErrorCode.forbidden, 'Sign in to acknowledge alarms. None was acknowledged.');
        }
        if (named !== null && named.toLowerCase() !== by.toLowerCase()) {
          const words = `${by} is signed in, and acknowledges for nobody else. None was acknowledged.`;
          throw new CountersignError(ErrorCode.forbidden, words);
        }
        alarms.acknowledge(ids, { by, notes }, (events) => note(events, notes, script));
        return null;
      },
    ),
  };
}
