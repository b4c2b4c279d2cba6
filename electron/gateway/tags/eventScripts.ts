/** The scripts of a tag's events, as exports of tags have them: the one of its value is run, and others are named. */
import { z } from 'zod';
import { isJsonObject, listOf, type Json } from '../../contract/json.ts';

/** The event whose script is run. */
const valueChanged = 'valueChanged';

/** Exports before Ignition 8.1 have an object of them, by their events. */
const entry = z.object({ eventid: z.string(), script: z.string().nullish(), enabled: z.boolean().nullish() });

/** What of a tag's `eventScripts` is run. Problems are as sentences without their subject. */
export function readEventScripts(given: Json | undefined): {
  readonly valueChanged: string | undefined;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  let found: string | undefined;
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
    if (eventid !== valueChanged) problems.push(`the script of its event ${eventid} is not done. The tag is there`);
    else if (found === undefined) found = script ?? '';
    else problems.push(`it has two scripts of the event ${valueChanged}. The first one is run`);
  }
  return { valueChanged: found, problems };
}
