/** Who people are: the user service, the identity providers, and what the project's rules grant to whom. */
import type { Identity } from '../idp/provider.ts';
import type { LevelRules } from '../idp/securityLevels.ts';
import { openIdentityService, type IdentityService } from '../idp/service.ts';
import { openTogether, type Keep } from '../platform/openTogether.ts';
import type { Ports } from '../platform/ports.ts';
import { openSetup, type Setup } from '../session/setup.ts';
import { nameAtProvider } from '../sso/externalAccounts.ts';
import { shownName } from '../sso/names.ts';
import { readSsoConfig } from '../sso/readConfig.ts';
import { openSso, type Sso } from '../sso/service.ts';
import type { StrengthMeter } from '../sso/strength.ts';
import type { StationService } from '../station/service.ts';
import type { Store } from '../store/database.ts';
import type { StationProject } from './stationProject.ts';

export interface IdentitiesOptions {
  readonly dataDir: string;
  readonly projectDir: string;
  readonly ports: Ports;
  readonly store: Store;
  readonly own: StationService;
  readonly project: StationProject;
  readonly rules: LevelRules;
  readonly isDemo: boolean;
  /** Judges new passwords; one of its own where none is given. */
  readonly meter: StrengthMeter | undefined;
}

export interface Identities extends IdentityService {
  readonly sso: Sso;
  readonly setup: Setup;
  /** The security levels that the project's rules grant to a proved person. */
  readonly grant: (proved: Identity, account: { readonly roles: readonly string[] }) => readonly string[];
  /** The name by which a provider may know somebody already. */
  readonly loginHint: (
    userName: string,
    provider: { readonly name: string; readonly settings: { readonly issuer: string } },
  ) => string | undefined;
  /** What pages call somebody: the full name of whoever has this user name, otherwise the user name itself. */
  readonly called: (userName: string) => string;
  /** Milliseconds without use after which the pages of a signed-in person are hidden (AU-15). */
  readonly idleLimit: number;
}

/** Minutes of it where the site says nothing, by the size of the targets. */
const screenLock = Object.freeze({ laptop: 15, default: 5, kiosk: 5 });

/** Opens them. Throws `illegal-argument` for settings of the site that cannot be used. */
export function openIdentities(options: IdentitiesOptions): Identities {
  return openTogether((keep) => opened(options, keep));
}

function opened(options: IdentitiesOptions, keep: Keep): Identities {
  const { dataDir, projectDir, ports, store, project, rules, isDemo, meter } = options;
  const { station, trail, keys, seals, sign, hold } = options.own;
  const isHeld = hold.words() !== undefined;
  const { profile } = project.settings;
  const config = readSsoConfig(dataDir, projectDir);
  const plantNames = [station.name, 'countersign'];
  const sso = openSso({
    store,
    trail,
    ports,
    keys,
    seals,
    config,
    plantNames,
    ...(meter === undefined ? {} : { meter }),
  });
  keep(sso, ({ close }) => close());
  const service = openIdentityService({
    dataDir,
    ports,
    store,
    trail,
    keys,
    sso,
    endsSessions: profile === 'kiosk',
  });
  return {
    ...service,
    sso,
    // Who is missing from a database that is held may be in the right one: a set-up code makes nobody administrator there.
    setup: openSetup(sso, dataDir, isDemo, ports.log, sign, () => trail.has('user.added') || isHeld),
    grant: (proved, { roles }) => rules.grant({ ...proved, roles }),
    loginHint: (userName, { name, settings: { issuer } }) =>
      nameAtProvider(sso.users.find(userName), userName, { name, issuer }),
    called: (userName) => {
      const account = sso.users.find(userName);
      return account === undefined ? userName : shownName(account.fullName, account.userName);
    },
    idleLimit: (config.session.screen_lock ?? screenLock[profile]) * 60_000,
  };
}
