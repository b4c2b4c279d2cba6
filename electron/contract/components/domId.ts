/** The id that an element of the document has for a component (`meta.domId`), by which a project's style sheet finds it. */
import type { Json } from '../json.ts';
import { isNothing } from './nothing.ts';

/** What the program's own elements have: its places, and parts that others are named by. */
const own = /^(?:app|project)$|^[cs]\d+(?:-|$)|^(?:tooltip|tab|panel|body|pane)-c\d/;

/** Why a component does not have the id that is said, in words; undefined where it has it, or none is said. */
export function whyNoDomId(value: Json | undefined): string | undefined {
  if (isNothing(value)) return undefined;
  if (typeof value !== 'string') return 'it is no text';
  if (/\s/.test(value)) return 'an id has no blanks';
  return own.test(value) ? "this id is one of the program's own" : undefined;
}

/** The id of a component; null where it has none. */
export function domIdIn(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' && whyNoDomId(value) === undefined ? value : null;
}
