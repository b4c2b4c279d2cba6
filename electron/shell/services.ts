/**
 * What stands behind the windows: the gateway, and the answers to the calls of pages and signing surfaces. Loaded while
 * the first window is on its way.
 */
import { hostname } from 'node:os';
import { chooseVault, passphraseVariable } from '../gateway/station/chooseVault.ts';
import { openGateway, type Gateway } from '../gateway/gateway.ts';
import { ownAddress } from '../gateway/platform/ownAddress.ts';
import { systemPorts, type Log } from '../gateway/platform/ports.ts';
import type { Session } from '../gateway/session/session.ts';
import { packagedProgram } from './archive.ts';
import { demoProvider } from './demoProvider.ts';
import type { AnswerCall } from '../host/answerCalls.ts';
import { pageAnswers } from '../host/pageAnswers.ts';
import { surfaceAnswers, type SurfaceCaller } from '../host/surfaceAnswers.ts';
import type { SessionWindow } from '../gateway/session/window.ts';
import { operatingSystemVault } from './keyVault.ts';
import { openExternal } from './systemBrowser.ts';
import type { DesktopOptions } from './options.ts';

export interface Services {
  readonly gateway: Gateway;
  /** The session of this program: all its windows are in front of the same people. */
  readonly session: Session;
  readonly pages: AnswerCall<SessionWindow>;
  readonly surfaces: AnswerCall<SurfaceCaller>;
}

/**
 * Chooses the key vault and opens the gateway. Throws `illegal-argument`, `store` or `project` with a message for the
 * person who starts the program.
 */
export function openServices(options: DesktopOptions, log: Log): Services {
  const vault = chooseVault({
    dataDir: options.dataDir,
    asked: options.keys,
    passphraseFile: process.env[passphraseVariable],
    operatingSystem: operatingSystemVault,
    isDemo: options.isDemo,
  });
  const ports = systemPorts(log, vault, { openExternal, demoProvider });
  const { packaged } = options;
  const gateway = openGateway({
    ...options,
    ports,
    ...(packaged === undefined ? {} : { program: packagedProgram(packaged.resources, packaged.appPath) }),
  });
  const session = gateway.openSession({
    address: ownAddress,
    host: hostname(),
    userAgent: 'Countersign',
    scope: 'workstation',
  });
  return { gateway, session, pages: pageAnswers(session), surfaces: surfaceAnswers() };
}
