import type { Migration } from '../migrate.ts';
import { alarmData } from './0140-alarm-data.ts';
import { alarms } from './0120-alarms.ts';
import { alarmSignatures } from './0130-alarm-signatures.ts';
import { initial } from './0010-initial.ts';
import { fewerPages } from './0155-fewer-pages.ts';
import { codesInTheTrail } from './0160-codes-in-the-trail.ts';
import { checkpoints } from './0090-checkpoints.ts';
import { cosignatures } from './0100-cosignatures.ts';
import { identityProviders } from './0040-identity-providers.ts';
import { secrets } from './0110-secrets.ts';
import { persons } from './0060-persons.ts';
import { personsWhole } from './0095-persons-whole.ts';
import { signatureAuthorization } from './0030-signature-authorization.ts';
import { stationMark } from './0080-station-mark.ts';
import { stationSign } from './0050-station-sign.ts';
import { trailEnd } from './0170-trail-end.ts';
import { userService } from './0020-user-service.ts';
import { wholeRows } from './0150-whole-rows.ts';

/** The schema that all of them make (`schemaDigest`): a new migration makes another one. */
export const newestSchema = '83d9b7469739cf485405d0acdf66b74c9351d68516552c8821d0d39979b89a5d';

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
  secrets,
  alarms,
  alarmSignatures,
  alarmData,
  wholeRows,
  fewerPages,
  codesInTheTrail,
  trailEnd,
];
