import type { Migration } from '../migrate.ts';
import { initial } from './0010-initial.ts';
import { checkpoints } from './0090-checkpoints.ts';
import { cosignatures } from './0100-cosignatures.ts';
import { identityProviders } from './0040-identity-providers.ts';
import { persons } from './0060-persons.ts';
import { personsWhole } from './0095-persons-whole.ts';
import { signatureAuthorization } from './0030-signature-authorization.ts';
import { stationMark } from './0080-station-mark.ts';
import { stationSign } from './0050-station-sign.ts';
import { userService } from './0020-user-service.ts';

/** The schema that all of them make (`schemaDigest`): a new migration makes another one. */
export const newestSchema = 'bc28df5781ee79ee214ba5b4c68bf4bf25562a56c95eff1d793d76b1cf3e68af';

/** All migrations, oldest first. Numbers go in tens, so that a fix for an old release fits between. */
export const migrations: readonly Migration[] = [
  initial,
  userService,
  signatureAuthorization,
  identityProviders,
  stationSign,
  persons,
  stationMark,
  checkpoints,
  personsWhole,
  cosignatures,
];
