import type { ChallengeBridge } from '../../electron/contract/challenge.ts';

declare global {
  interface Window {
    readonly countersignChallenge: ChallengeBridge;
  }
}

/** What the preload gave this document: the calls and events of the challenge contract. */
export const bridge: ChallengeBridge = window.countersignChallenge;
