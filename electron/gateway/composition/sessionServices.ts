/** What the sessions of a station share: its services, as a session asks for them. */
import { confirmDemoUsers } from '../demo/users.ts';
import { folderLine, shownFiles } from '../files/shownFiles.ts';
import type { Perspective } from '../perspective/service.ts';
import type { Ports } from '../platform/ports.ts';
import type { SessionServices } from '../session/session.ts';
import type { SignInActions } from '../session/signInActions.ts';
import type { SignatureService } from '../signature/service.ts';
import type { StationService } from '../station/service.ts';
import type { Identities } from './identities.ts';
import type { RunningProject } from './stationProject.ts';

export interface SessionServicesOptions extends Pick<SessionServices, 'openInterpreter' | 'program'> {
  readonly dataDir: string;
  readonly ports: Ports;
  readonly own: StationService;
  readonly identities: Identities;
  readonly running: RunningProject;
  readonly signature: SignatureService;
  readonly perspective: Perspective;
  readonly signInActions: SignInActions;
}

/** Names them. */
export function sessionServices(options: SessionServicesOptions): SessionServices {
  const { dataDir, ports, own, identities, running, signature, perspective } = options;
  const { station, store, trail, sign } = own;
  const { sso, providers, setup, tokens, grant, idleLimit, endsSessions, loginHint } = identities;
  return {
    station,
    sign,
    setup,
    firstRunRead: () => confirmDemoUsers(store, trail, ports),
    store,
    trail,
    ports,
    sso,
    providers,
    // Far above what people at one computer do, who share it.
    begunOutside: sso.limiter({ burst: 30, perMinute: 30 }),
    signature,
    perspective,
    signInActions: options.signInActions,
    openInterpreter: options.openInterpreter,
    files: shownFiles(() => folderLine(running.now().folders, dataDir)),
    settings: running.scripted.settings,
    anchored: own.anchors.status,
    unsent: own.alerts.unsent,
    clockTrust: own.clock.trust,
    signed: own.program,
    isLogLong: own.isLogLong,
    program: options.program,
    tokens,
    grant,
    inactivity: () => running.now().inactivity,
    idleLimit,
    leavesNoSession: identities.browser.isThrownAway,
    endsSessions,
    loginHint,
  };
}
