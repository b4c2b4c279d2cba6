import type { ProofView } from '../../contract/challenge.ts';
import type { Over } from './surface.ts';

/** The signing surface of a window, as its host lends it: it paints what it is told, and decides nothing. */
export interface SurfaceHost {
  /** Paints what lies over the page; false where it cannot. That a challenge was painted it says by `painted`. */
  readonly paint: (over: Over) => boolean;
  /** Tells how a proof outside stands, for what is painted. */
  readonly proof: (view: ProofView) => void;
  /** Somebody signed in in front of it. What the host knew its session by before is to be worth nothing (AU-14). */
  readonly entered?: () => void;
}
