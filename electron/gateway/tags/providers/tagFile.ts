/** A provider whose tags stand in its settings: `{ "kind": "tags", "tags": [...] }`, as Ignition exports them. */
import { z } from 'zod';
import { definedTags } from '../defined.ts';
import { tagsOf } from '../definitions.ts';
import { providerKind } from './kind.ts';

const settings = z.strictObject({ tags: z.array(z.unknown()), tagGroups: z.array(z.unknown()).default([]) });

export const tagFile = providerKind(settings, ({ tags, tagGroups }, context) => {
  const { name, clock, others, note, before } = context;
  const { tags: definitions, problems } = tagsOf(tags, 'tags', tagGroups);
  for (const problem of problems) {
    const { place = 'tags', words = problem } = placed.exec(problem)?.groups ?? {};
    note(stepsOf(place), words);
  }
  for (const { path, alarms } of definitions)
    if (alarms.length > 0) note(['tags'], `alarms are those of a project's tags alone, and not of ${path}`);
  return definedTags({ name, definitions, clock, others, before });
});

/** What is wrong with a tag begins with its place. */
const placed = /^(?<place>tag(?:s|Groups)(?:\[\d+\]|\.tags)+)(?::? )(?<words>.*)$/s;

/** `tags[3].tags[1]` as the names and numbers that lead there. */
function stepsOf(place: string): readonly (string | number)[] {
  return [...place.matchAll(/\w+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}
