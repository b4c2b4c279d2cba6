/** The scripts of a tag's events, as exports of tags have them. */
import { z } from 'zod';
import { isJsonObject, listOf, type Json, type JsonObject } from '../../contract/json.ts';

/** The events of a tag that a script can hear of. */
const events = ['valueChanged', 'qualityChanged', 'alarmActive', 'alarmCleared', 'alarmAcked'] as const;
type TagEvent = (typeof events)[number];

/** A script of a tag, and what it hears of. */
export interface EventScript {
  readonly event: TagEvent;
  readonly source: string;
}

/** The same with the whole path of its tag, and what it may know of that: its settings, with the parameters of its instance. */
export interface ScriptOfTag extends EventScript {
  readonly path: string;
  readonly about: JsonObject;
}

/** Exports before Ignition 8.1 have an object of them, by their events. */
const entry = z.object({ eventid: z.string(), script: z.string().nullish(), enabled: z.boolean().nullish() });

/** What of a tag's `eventScripts` is run, one of an event. Problems are as sentences without their subject. */
export function readEventScripts(given: Json | undefined): {
  readonly scripts: readonly EventScript[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const found = new Map<TagEvent, string>();
  const entries = isJsonObject(given)
    ? Object.entries(given).map(([eventid, one]) =>
        isJsonObject(one) ? { ...one, eventid } : { eventid, script: one },
      )
    : listOf(given);
  if (given !== undefined && given !== null && !isJsonObject(given) && !Array.isArray(given))
    problems.push('eventScripts is no list, and none of them is run');
  for (const one of entries) {
    const read = entry.safeParse(one);
    if (!read.success) {
      problems.push('one of its eventScripts cannot be read, and is not run');
      continue;
    }
    const { eventid, script, enabled } = read.data;
    if (enabled === false || (script ?? '').trim() === '') continue;
    const event = events.find((name) => name === eventid);
    if (event === undefined)
      problems.push(`there is no event ${eventid} of a tag, and its script is not run; there are ${events.join(', ')}`);
    else if (found.has(event)) problems.push(`it has two scripts of the event ${event}. The first one is run`);
    else found.set(event, script ?? '');
  }
  return { scripts: [...found].map(([event, source]) => ({ event, source })), problems };
}
