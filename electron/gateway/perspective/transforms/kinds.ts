/** The kinds of transforms, by the `type` that a project file gives them. */
import { expressionTransform } from './expression.ts';
import { formatTransform } from './format.ts';
import { mapTransform } from './map.ts';
import { scriptTransform } from './script.ts';
import type { OpenTransform } from './transform.ts';

/** Kinds of transforms that this version does. */
export const transforms: ReadonlyMap<string, OpenTransform> = new Map([
  ['expression', expressionTransform],
  ['format', formatTransform],
  ['map', mapTransform],
  ['script', scriptTransform],
]);
