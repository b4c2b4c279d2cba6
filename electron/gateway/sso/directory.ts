/** The users of a station as scripts read them (`system.user`, `system.security`): who somebody is, and never how they prove it. */
import { z } from 'zod';
import type { JsonObject } from '../../contract/json.ts';
import { reads, ScriptScope, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import { ApprovalStatus, type Account, type Users } from './users.ts';

/** The functions. `ownName` is the user name of whoever was signed in on the session when its script was asked to run. */
export function directoryScripts(
  users: Pick<Users, 'find' | 'list'>,
  ownName: (script: ScriptCaller) => string | undefined,
): ScriptApi {
  const all = (): readonly Account[] => users.list().filter(isThere);
  return {
    'user.find': reads(ScriptScope.gateway, z.tuple([z.string()]), ([name]) => {
      const account = users.find(name);
      return account !== undefined && isThere(account) ? fieldsOf(account) : null;
    }),
    'user.list': reads(ScriptScope.gateway, z.tuple([]), () => all().map(fieldsOf)),
    'user.roles': reads(ScriptScope.gateway, z.tuple([]), () =>
      [...new Set(all().flatMap(({ roles }) => roles))].toSorted((one, other) => one.localeCompare(other)),
    ),
    'user.own': reads(ScriptScope.gateway, z.tuple([]), (_none, script) => ownName(script) ?? null),
  };
}

/** Who was changed beside the program, or waits to be approved, is nobody yet. */
function isThere({ isIntact, approvalStatus }: Account): boolean {
  return isIntact && approvalStatus === ApprovalStatus.approved;
}

function fieldsOf({ id, userName, firstName, lastName, email, roles, isLocked }: Account): JsonObject {
  return {
    id,
    username: userName,
    firstname: firstName,
    lastname: lastName,
    email,
    roles: [...roles],
    locked: isLocked,
  };
}
