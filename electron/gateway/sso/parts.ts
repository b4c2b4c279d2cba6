/** Apart from the calls, so that what checks credentials needs nothing of what calls it. */
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import type { Store } from '../store/database.ts';
import type { AddressRules } from './addresses.ts';
import type { SsoConfig } from './config.ts';
import type { Passwords } from './password.ts';
import type { Persons } from './persons.ts';
import type { Refusals } from './refusals.ts';
import type { Sessions } from './sessions.ts';
import type { Throttle } from './throttle.ts';
import type { Users } from './users.ts';

/** What the parts of the user service stand on. */
export interface SsoParts {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly config: SsoConfig;
  readonly addresses: AddressRules;
  readonly users: Users;
  readonly persons: Persons;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly sessions: Sessions;
  /** Calls that were turned away before anybody was proved. */
  readonly refusals: Refusals;
  /** Encrypts what must be read again: seeds, labels, attributes. */
  readonly seal: (purpose: 'totpSeed' | 'attribute', text: string) => string;
  readonly unseal: (purpose: 'totpSeed' | 'attribute', sealed: string) => string;
  /** The name in the trail of the seed that an account has: by it nobody finds the seed. */
  readonly seedName: (userId: string, seed: string) => string;
  /** The name of a user name in the throttle. */
  readonly accountKey: (userName: string) => string;
}
