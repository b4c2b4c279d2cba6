/**
 * What `use` draws again. A browser makes an element of each copy, so that a few lines that use each other twice would hold a
 * page for minutes.
 */
import { listOf, objectOf, type Json, type JsonObject } from '../json.ts';
import { href } from './values.ts';
import { eachElement, typeOf } from './walk.ts';

/** Elements that a drawing may draw again: a tenth of a second in a browser. */
export const mostCopies = 10_000;

/** What stands below an id: how many elements that are in no other original, and the ids of those in it and used by it. */
interface Original {
  elements: number;
  readonly uses: string[];
}

const none: ReadonlySet<Json> = new Set();

/** The `use` elements of a drawing that are not drawn: those that draw themselves, and those after `mostCopies` elements. */
export function overdrawn(elements: Json | undefined): ReadonlySet<Json> {
  const uses = [...eachElement(elements, '')].flatMap(({ element }) =>
    element['type'] === 'use' ? [{ element, ids: usedBy(element) }] : [],
  );
  if (uses.length === 0) return none;
  const sizes = sizesOf(originalsOf(elements));
  const over = new Set<Json>();
  let left = mostCopies;
  for (const { element, ids } of uses) {
    const copies = ids.reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0);
    if (copies > left) over.add(element);
    else left -= copies;
  }
  return over.size === 0 ? none : over;
}

/** The ids that a `use` draws. */
function usedBy({ href: own, xlinkHref }: JsonObject): readonly string[] {
  return [own, xlinkHref].flatMap((value) => {
    const read = value === undefined ? undefined : href(value, { css: () => undefined, hosts: [] });
    return read !== undefined && 'refersTo' in read ? [read.refersTo] : [];
  });
}

function originalsOf(elements: Json | undefined): ReadonlyMap<string, Original> {
  const originals = new Map<string, Original>();
  const gather = (all: Json | undefined, around: Original): void => {
    for (const one of listOf(all)) {
      const element = objectOf(one);
      const { id } = element;
      // Of several with one id, the document takes the first.
      const isOriginal = typeof id === 'string' && !originals.has(id);
      const here: Original = isOriginal ? { elements: 0, uses: [] } : around;
      if (isOriginal) {
        originals.set(id, here);
        around.uses.push(id);
      }
      here.elements += 1;
      if (element['type'] === 'use') here.uses.push(...usedBy(element));
      if (typeOf(element)?.holds === true) gather(element['elements'], here);
    }
  };
  gather(elements, { elements: 0, uses: [] });
  return originals;
}

/** How many elements each original is with all that it uses; one that uses itself is without end. */
function sizesOf(originals: ReadonlyMap<string, Original>): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const begun = new Set<string>();
  // A row of originals that use each other is longer than calls may lie in each other.
  const open = [...originals.keys()];
  for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
    const original = originals.get(id);
    const before = original?.uses.filter((one) => originals.has(one) && !sizes.has(one)) ?? [];
    if (original !== undefined && !sizes.has(id) && before.length > 0 && !begun.has(id)) {
      begun.add(id);
      for (const one of before) open.push(one);
      continue;
    }
    open.pop();
    if (original === undefined || sizes.has(id)) continue;
    // What is not known yet is what led here.
    const again = original.uses.map((one) => (originals.has(one) ? (sizes.get(one) ?? Infinity) : 0));
    sizes.set(
      id,
      again.reduce((sum, size) => sum + size, original.elements),
    );
  }
  return sizes;
}
