/**
 * What stands behind the windows: the gateway, and the answers to the calls of pages and signing surfaces. Loaded while
 * the first window is on its way.
 */
import { hostname } from 'node:os';
import { clipboard } from 'electron';
import { challengeCalls } from '../contract/challenge.ts';
import { pageCalls } from '../contract/page.ts';
import { chooseVault, passphraseVariable } from '../gateway/station/chooseVault.ts';
import { openGateway, type Gateway } from '../gateway/gateway.ts';
import { ownAddress } from '../gateway/platform/ownAddress.ts';
import { systemPorts, type Log } from '../gateway/platform/ports.ts';
import type { Session } from '../gateway/session/session.ts';
import { demoProvider } from './demoProvider.ts';
import { answerCalls, type AnswerCall } from './ipc.ts';
import { operatingSystemVault } from './keyVault.ts';
import { openExternal } from './systemBrowser.ts';
import type { DesktopOptions } from './options.ts';
import type { StationWindow } from './window.ts';

export interface Services {
  readonly gateway: Gateway;
  /** The session of this program: all its windows are in front of the same people. */
  readonly session: Session;
  readonly pages: AnswerCall<StationWindow>;
  readonly surfaces: AnswerCall<StationWindow>;
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
  const gateway = openGateway({ ...options, ports });
  const session = gateway.openSession({ address: ownAddress, host: hostname(), userAgent: 'Countersign' });
  return { gateway, session, pages: answerPages(session), surfaces: answerSurfaces(gateway) };
}

function answerPages({ administration, signIn }: Session): AnswerCall<StationWindow> {
  return answerCalls(pageCalls, {
    openPage: async ({ path }, { frame }) => (await frame).open(path),
    fireEvent: async ({ id, event, payload }, { frame }) => {
      await (await frame).fire(id, event, payload);
      return null;
    },
    writeProperty: async ({ id, property, value }, { frame }) => (await frame).write(id, property, value),
    readStatus: async (_input, { frame }) => (await frame).status(),
    askSignIn: async (_input, { frame }) => {
      (await frame).askSignIn();
      return null;
    },
    askStationSign: async (_input, { frame }) => {
      (await frame).askStationSign();
      return null;
    },
    signOut: async (_input, { frame }) => {
      (await frame).signOut();
      return null;
    },
    lockScreen: () => {
      signIn.lock();
      return null;
    },
    searchUsers: ({ text, filter, page }) => administration.search(text, filter, page),
    readUser: ({ userId }) => administration.read(userId),
    addUser: async (user, { frame }) => (await frame).addUser(user),
    changeUser: async ({ userId, change }, { frame }) => (await frame).changeUser(userId, change),
  });
}

function answerSurfaces(gateway: Gateway): AnswerCall<StationWindow> {
  return answerCalls(challengeCalls, {
    readSurface: async (_input, { frame, surface }) => {
      const current = surface.current();
      const challenge = current.kind === 'challenge' ? (await frame).openChallenge() : undefined;
      // After a reload the time left is the gateway's, not the one first sent.
      return current.kind === 'challenge' && challenge !== undefined ? { ...current, challenge } : current;
    },
    reportShown: ({ id }, { surface }) => {
      surface.reportShown(id);
      return null;
    },
    sign: async (input, { frame, surface }) => {
      const outcome = await (await frame).sign(input);
      if (outcome.outcome === 'signed' || outcome.ended) surface.ended(input.id, outcome.title, outcome.message);
      return outcome;
    },
    signAsProved: async (input, { frame, surface }) => {
      const outcome = (await frame).signAsProved(input);
      if (outcome.outcome === 'signed' || outcome.ended) surface.ended(input.id, outcome.title, outcome.message);
      return outcome;
    },
    readProof: async (_input, { frame }) => (await frame).proof(),
    startProof: async (start, { frame }) => {
      (await frame).startProof(start);
      return null;
    },
    stopProof: async (_input, { frame }) => {
      (await frame).stopProof();
      return null;
    },
    copyAddress: async (_input, { frame }) => {
      const address = (await frame).proofAddress();
      if (address !== undefined && gateway.project.profile !== 'kiosk') await clipboard.writeText(address);
      return null;
    },
    cancel: async ({ id }, { frame, surface }) => {
      (await frame).cancel(id);
      surface.cancelled(id);
      return null;
    },
    dismiss: async (_input, { frame, surface }) => {
      const current = surface.current();
      const kind = current.kind === 'sheet' ? current.sheet.kind : undefined;
      if (kind === 'firstRun') gateway.demo.confirm();
      if (kind === undefined || kind === 'firstRun') surface.dismiss();
      else (await frame).dismissSheet();
      return null;
    },
    proveIdentity: async (credentials, { frame }) => (await frame).proveIdentity(credentials),
    signIn: async (credentials, { frame }) => (await frame).signIn(credentials),
    choosePassword: async ({ code, newPassword }, { frame }) => (await frame).choosePassword(code, newPassword),
    completeSetup: async (administrator, { frame }) => (await frame).completeSetup(administrator),
    changeStationSign: async (sign, { frame }) => (await frame).changeStationSign(sign),
    confirmTotp: async ({ code }, { frame }) => (await frame).confirmTotp(code),
  });
}
