/**
 * The sign of life that the program gives its windows each second. While it is held up, it neither tells a window what changed nor hears
 * what a person does there: what is shown stands still and looks alive, so the page says that it is not live (HM-2).
 */
import { lookEvery, notLiveAfter } from '../../electron/contract/socket.ts';

/** Milliseconds after which a look comes so late that the document itself was held up, or is out of sight, and not the program. */
const heldUp = 4 * lookEvery;

/** From now on, tells when there is no sign of life any more, and when there is again. */
export function watchPulse(whenAlive: (hear: () => void) => void, tell: (live: boolean) => void): void {
  let heardAt = performance.now();
  let lookedAt = heardAt;
  let isLive = true;
  const look = (): void => {
    const now = performance.now();
    // What the program said meanwhile is heard before the next look.
    const isLate = now - lookedAt > heldUp;
    lookedAt = now;
    if (!isLive || isLate || now - heardAt <= notLiveAfter) return;
    isLive = false;
    tell(false);
  };
  whenAlive(() => {
    heardAt = performance.now();
    if (isLive) return;
    isLive = true;
    tell(true);
  });
  setInterval(look, lookEvery);
}
