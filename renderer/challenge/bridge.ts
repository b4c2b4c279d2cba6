import type { ChallengeBridge } from '../../electron/contract/challenge.ts';
import { bridgeName } from '../../electron/contract/names.ts';

declare global {
  interface Window {
    readonly countersignChallenge: ChallengeBridge;
  }
}

// In a browser there is no preload: the document makes its bridge itself.
if (!(bridgeName.challenge in window)) (await import('../browser/surface.ts')).connectSurface();

/** What this document was given: the calls and events of the challenge contract. */
export const bridge: ChallengeBridge = window.countersignChallenge;
