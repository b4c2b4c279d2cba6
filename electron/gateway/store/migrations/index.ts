import type { Migration } from '../migrate.ts';
import { initial } from './0010-initial.ts';
import { checkpoints } from './0090-checkpoints.ts';
import { identityProviders } from './0040-identity-providers.ts';
import { secrets } from './0100-secrets.ts';
import { persons } from './0060-persons.ts';
import { signatureAuthorization } from './0030-signature-authorization.ts';
import { stationMark } from './0080-station-mark.ts';
import { stationSign } from './0050-station-sign.ts';
import { userService } from './0020-user-service.ts';

/** The schema that all of them make (`schemaDigest`): a new migration makes another one. */
export const newestSchema = '6eebb44d9a678ab88d2f1a411ae4efe8be179db8e881c9c636b11aaebe52868e';

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
  secrets,
];
