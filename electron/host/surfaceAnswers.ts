/** The answers to the calls of a signing surface, for one window of a session. */
import { challengeCalls, type Surface } from '../contract/challenge.ts';
import type { Over } from '../gateway/session/surface.ts';
import type { SessionWindow } from '../gateway/session/window.ts';
import { answerCalls, type AnswerCall } from './answerCalls.ts';

/** A window whose surface calls. */
export interface SurfaceCaller {
  readonly window: SessionWindow;
  /** What lies over the page, with how it looks and whose it is. */
  readonly dress: (over: Over) => Surface;
  /** Puts an address into the clipboard of whoever is at the window, where the host has one. */
  readonly copy: (address: string) => Promise<void> | void;
}

/** Answers for any window: whose surface calls comes with the call. Throws as the window does. */
export function surfaceAnswers(): AnswerCall<SurfaceCaller> {
  return answerCalls(challengeCalls, ({ window }) => window.newCall(), {
    readSurface: (_input, { window, dress }) => dress(window.over()),
    reportShown: ({ id }, { window }) => {
      window.painted(id);
      return null;
    },
    sign: (input, { window }) => window.sign(input),
    signAsProved: (input, { window }) => window.signAsProved(input),
    readProof: (_input, { window }) => window.proof(),
    startProof: (start, { window }) => {
      window.startProof(start);
      return null;
    },
    stopProof: (_input, { window }) => {
      window.stopProof();
      return null;
    },
    copyAddress: async (_input, { window, copy }) => {
      const address = window.proofAddress();
      if (address !== undefined) await copy(address);
      return null;
    },
    cancel: ({ id }, { window }) => {
      window.cancel(id);
      return null;
    },
    dismiss: (_input, { window }) => {
      window.dismiss();
      return null;
    },
    proveIdentity: (credentials, { window }) => window.proveIdentity(credentials),
    signIn: (credentials, { window }) => window.signIn(credentials),
    choosePassword: ({ code, newPassword }, { window }) => window.choosePassword(code, newPassword),
    completeSetup: (administrator, { window }) => window.completeSetup(administrator),
    changeStationSign: (sign, { window }) => window.changeStationSign(sign),
    confirmTotp: ({ code }, { window }) => window.confirmTotp(code),
    reportDrop: ({ of }, { window }) => {
      window.dropped(of);
      return null;
    },
  });
}
