/** What the position of a component says, to whatever container it is in. */
import type { JsonObject } from '../json.ts';
import type { Declaration } from './declaration.ts';
import { declarations } from './index.ts';
import { isIdle } from './nothing.ts';
import { unreadIn, type Part, type Reading } from './shapes.ts';

/** What stays behind where a component was moved from one container to another: the platform reads it no more than this version. */
const ofContainers: ReadonlySet<string> = new Set(declarations.flatMap(({ children = {} }) => Object.keys(children)));

/** What of the position of a child the container that it is in does not obey. What another kind of container reads asks for nothing. */
export function unreadPosition({ children }: Declaration, position: JsonObject, reading: Reading): readonly Part[] {
  if (children === undefined) return [];
  const unknown = Object.keys(position).filter(
    (name) => !Object.hasOwn(children, name) && !ofContainers.has(name) && !isIdle(name, position),
  );
  return [
    ...unknown.map((name) => ({ at: `position.${name}` })),
    ...unreadIn(children, position, 'position.', reading),
  ];
}
