/**
 * Permissions of views, actions and tags, as the designer saves them: all or any of some security levels, checked in the
 * gateway against those that the session's person has (Ignition: a level implies the ones that it is below).
 */
import { z } from 'zod';
import { orElse } from './absent.ts';
import { holdsLevel } from './securityLevels.ts';

/** Security levels as the designer saves them: a tree, of which the deepest names count. */
export interface SecurityLevelNode {
  readonly name: string;
  readonly children: readonly SecurityLevelNode[];
}
const securityLevelNode: z.ZodType<SecurityLevelNode> = z.lazy(() =>
  z.object({
    name: z.string().min(1),
    children: orElse(z.array(securityLevelNode), []),
  }),
);

/** Who may open a view, run an action or write a tag. One that cannot be read lets nobody. */
export const permissions = z.object({
  type: z.enum(['AllOf', 'AnyOf']),
  securityLevels: orElse(z.array(securityLevelNode), []),
});
export type Permissions = z.output<typeof permissions>;

/** The levels that are asked for, as paths: the deepest names of the tree. */
export function pathsOf(nodes: readonly SecurityLevelNode[], above = ''): string[] {
  return nodes.flatMap(({ name, children }) => {
    const path = `${above}${name}`;
    return children.length === 0 ? [path] : pathsOf(children, `${path}/`);
  });
}

/** Why somebody with these levels may not, in words; undefined where they may. No levels ask for nothing. */
export function lacks(permissions: Permissions | undefined, levels: ReadonlySet<string>): string | undefined {
  if (permissions === undefined) return undefined;
  const asked = pathsOf(permissions.securityLevels);
  const held = asked.filter((path) => holdsLevel(levels, path));
  if (asked.length === 0 || (permissions.type === 'AllOf' ? held.length === asked.length : held.length > 0)) {
    return undefined;
  }
  return `It needs ${asked.map(inWords).join(permissions.type === 'AllOf' ? ' and ' : ' or ')}.`;
}

/** A level as the person says it who is refused: most are roles. */
function inWords(path: string): string {
  if (path === 'Authenticated') return 'somebody who is signed in';
  const role = /^Authenticated\/Roles\/([^/]+)$/.exec(path)?.[1];
  return role === undefined ? `the level ${path}` : `the role ${role}`;
}
