/** The signatures of a station, over who people are, its keys and the templates of its project. */
import type { Ports } from '../platform/ports.ts';
import { criticalAtSite } from '../signature/reviews.ts';
import { openSignatureService, type SignatureService } from '../signature/service.ts';
import type { StationService } from '../station/service.ts';
import type { Identities } from './identities.ts';
import type { StationProject } from './stationProject.ts';

export interface SignaturesOptions {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly own: StationService;
  readonly identities: Identities;
  readonly project: StationProject;
}

/** Opens them. Throws `illegal-argument` for settings of the site that cannot be used. */
export function openSignatures({ dataDir, ports, own, identities, project }: SignaturesOptions): SignatureService {
  const { station, store, trail, key, seals, clock } = own;
  const { sso, providers, grant } = identities;
  const { settings } = project;
  return openSignatureService({
    store,
    trail,
    ports,
    station,
    key,
    seals,
    users: sso.users,
    providers,
    grant,
    isLinked: sso.isLinked,
    templates: project,
    zones: settings.zones,
    critical: criticalAtSite(dataDir),
    onSignatureCompleted: settings.onSignatureCompleted,
    clockTrust: clock.trust,
    dueTime: clock.due,
  });
}
