import type { TextBridge } from '../../electron/contract/calls.ts';
import type { ChallengeBridge } from '../../electron/contract/challenge.ts';
import { bridgeName } from '../../electron/contract/names.ts';
import { exposeTexts } from '../exposeBridge.ts';

declare global {
  interface Window {
    /** By the preload of a signing surface, in the desktop program. */
    readonly countersignChallengeTexts?: TextBridge;
    readonly countersignChallenge: ChallengeBridge;
  }
}

const { countersignChallengeTexts } = window;

// In a browser there is no preload: the document asks the station itself.
if (countersignChallengeTexts === undefined) (await import('../browser/surface.ts')).connectSurface();
else exposeTexts(bridgeName.challenge, countersignChallengeTexts);

/** The calls and events of the challenge contract. */
export const bridge: ChallengeBridge = window.countersignChallenge;
