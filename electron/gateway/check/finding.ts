/** What a project asks and this version does not do, as `countersign project check` tells it. */

/** Kinds of what can be missing. */
export const missingKinds = Object.freeze([
  'component',
  'property',
  'style',
  'binding',
  'transform',
  'function',
  'reference',
  'event',
  'action',
  'script',
  'systemFunction',
  'module',
] as const);
export type MissingKind = (typeof missingKinds)[number];

/** Something that is missing, or that says nothing anywhere (`slip`), and where in its file. */
export interface Found {
  readonly kind: MissingKind | 'slip';
  /** What is missing, in the project's own words: `ia.display.image`, `ia.display.label.rotation`, `runScript`. */
  readonly name: string;
  /** In the file: `root.children[2].props.text`; empty for the file itself. */
  readonly path: string;
  /** Why, and what happens instead. */
  readonly reason: string;
}

/** A problem of a project. `file`: a part of it could not be read and stands aside. */
export interface Problem extends Omit<Found, 'kind'> {
  /** In the project folder, with slashes. */
  readonly file: string;
  readonly kind: Found['kind'] | 'file';
}

/** What happens where a value cannot be had. */
export const noValue = 'The property has no value, and bad quality.';

/** Something that is missing, or a slip. */
export function found(kind: Found['kind'], name: string, path: string, reason: string): Found {
  return { kind, name, path, reason };
}
