/** Security levels (Ignition): what a person may do, as a tree of names; here as paths. */
import type { JsonObject } from '../contract/json.ts';

/** Who has levels: somebody who is signed in or who signs. */
export interface LevelHolder {
  readonly roles: readonly string[];
  readonly isAdministrator: boolean;
}

/** The level of those who manage users. */
const administratorLevel = 'Authenticated/Administrator';

/** The levels of a proved person, as paths: `Authenticated/Roles/QA`. */
export function levelsOf({ roles, isAdministrator }: LevelHolder): string[] {
  return [
    'Public',
    'Authenticated',
    // A role with a slash in its name would pass for a level below another role.
    ...roles.filter((role) => !role.includes('/')).map((role) => `Authenticated/Roles/${role}`),
    ...(isAdministrator ? [administratorLevel] : []),
  ];
}

/** The same as the tree that `session.props.auth.securityLevels` holds. */
export function levelTree({ roles, isAdministrator }: LevelHolder): JsonObject[] {
  const below = [
    { name: 'Roles', children: roles.map((role) => ({ name: role, children: [] })) },
    ...(isAdministrator ? [{ name: 'Administrator', children: [] }] : []),
  ];
  return [{ name: 'Authenticated', children: below }];
}
