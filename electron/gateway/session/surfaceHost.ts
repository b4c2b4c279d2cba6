import type { ProofView, Sheet } from '../../contract/challenge.ts';
import type { ChallengeHost } from '../signature/challenges.ts';

/** The signing surface of a window, as its shell lends it. */
export interface SurfaceHost extends Pick<ChallengeHost, 'show' | 'ended'> {
  /** Takes a challenge away without a word: it was cancelled elsewhere. */
  readonly cancelled: (challengeId: string) => void;
  /** Brings a sheet up, or takes it away. */
  readonly sheet: (sheet: Sheet | undefined) => void;
  /** Tells how a proof outside stands, for what is shown. */
  readonly proof: (view: ProofView) => void;
}
