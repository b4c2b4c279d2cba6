/** Who is signed in, as scripts and pages are told: `session.props.auth`, and the status bar. */
import type { JsonObject } from '../../contract/json.ts';
import type { Status } from '../../contract/page.ts';
import { nobody } from '../perspective/session.ts';
import type { Ports } from '../platform/ports.ts';
import { levelTree } from '../idp/securityLevels.ts';
import type { SignedIn } from './signIn.ts';
import type { Station } from '../station/station.ts';

/** `session.props.auth` as Perspective has it. */
export function authOf(person: SignedIn | undefined): JsonObject {
  if (person === undefined) return nobody;
  const { id, userName, fullName, firstName, lastName, email, roles, identity } = person;
  return {
    authenticated: true,
    user: { id, userName, fullName, firstName, lastName, email, roles: [...roles], timestamp: identity.provedAt },
    securityLevels: levelTree(person),
    idp: identity.provider,
    idpAttributes: identity.claims,
  };
}

/** What the status bar shows. */
export function statusOf(
  station: Station,
  ports: Ports,
  how: Pick<
    Status,
    'demo' | 'keys' | 'build' | 'signed' | 'anchor' | 'unsent' | 'clock' | 'unreviewed' | 'trouble' | 'isLogLong'
  >,
  person: SignedIn | undefined,
  countLocked: () => number,
): Status {
  return {
    station: station.name,
    user:
      person === undefined
        ? null
        : {
            userName: person.userName,
            fullName: person.fullName,
            roles: [...person.roles],
            isAdministrator: person.isAdministrator,
            lockedAccounts: person.isAdministrator ? countLocked() : 0,
          },
    hub: 'none',
    now: ports.clock.now(),
    zone: ports.clock.zone,
    ...how,
  };
}
