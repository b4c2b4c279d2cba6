/** A provider whose tags stand in its settings: `{ "kind": "tags", "tags": [...] }`, as Ignition exports them. */
import { z } from 'zod';
import { definedTags } from '../defined.ts';
import { tagsOf } from '../definitions.ts';
import { providerKind } from './kind.ts';

const settings = z.strictObject({ tags: z.array(z.unknown()), tagGroups: z.array(z.unknown()).default([]) });

export const tagFile = providerKind(settings, ({ tags, tagGroups }, context) => {
  const { name, clock, others, log, before } = context;
  const { tags: definitions, problems } = tagsOf(tags, 'tags', tagGroups);
  for (const problem of problems) log.warn(`The provider [${name}]: ${problem}.`);
  for (const { path, alarms } of definitions) {
    if (alarms.length > 0)
      log.warn(`The provider [${name}]: alarms are those of a project's tags alone, and not of ${path}.`);
  }
  return definedTags({ name, definitions, clock, others, before });
});
