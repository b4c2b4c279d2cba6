/** The tags of the demo as its plant serves them: whatever a controller would hold. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readTags, type TagDefinition } from '../../electron/gateway/tags/definitions.ts';
import { projectFolder } from '../runtime/paths.ts';

/** The folder of the demo project. */
export const demoFolder = join(projectFolder, 'build', 'demo');

/** Where a project defines its tags. */
export const tagsFile = join('countersign', 'tags.json');

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A tag that a controller holds: one that moves by itself, or a value that may be written. */
export interface PlantTag {
  readonly path: string;
  readonly simulate: TagDefinition['simulate'];
  readonly value: z.output<typeof scalar>;
}

/** Tags that are no single value (lists of the station itself) stay with the station. */
export function plantTags(): readonly PlantTag[] {
  const read = readTags(readFileSync(join(demoFolder, tagsFile), 'utf8'));
  if (!read.ok) throw new Error(`The tags of the demo cannot be read: ${read.reason}`);
  return read.value.flatMap(({ path, simulate, value }) => {
    const held = scalar.safeParse(simulate === undefined ? value : 0);
    return held.success ? [{ path, simulate, value: held.data }] : [];
  });
}

/** The address of a tag's node. */
export function nodeOf(path: string): string {
  return `ns=1;s=${path}`;
}
