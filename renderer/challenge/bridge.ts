import type { ListenToTexts } from '../../electron/contract/calls.ts';
import type { ChallengeBridge, challengeEvents } from '../../electron/contract/challenge.ts';
import { bridgeName } from '../../electron/contract/names.ts';
import { readTexts } from '../eventTexts.ts';

declare global {
  interface Window {
    /** By a preload in the desktop program, and in a browser by the document itself. */
    readonly countersignChallenge: ChallengeBridge & { readonly on: ListenToTexts<typeof challengeEvents> };
  }
}

// In a browser there is no preload: the document makes its bridge itself.
const isBrowser = !(bridgeName.challenge in window);
if (isBrowser) (await import('../browser/surface.ts')).connectSurface();

/** What this document was given: the calls and events of the challenge contract. */
const given = window.countersignChallenge;
export const bridge: ChallengeBridge = isBrowser
  ? given
  : { ...given, on: readTexts<typeof challengeEvents>(given.on) };
