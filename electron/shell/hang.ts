/**
 * Notices a document that hangs (EL-20). Its values stand still while they look alive, and it takes no input, so it is ended and
 * comes back as after a crash. Chromium itself notices only once somebody touches it.
 */
import type { WebContents } from 'electron';
import type { Clock } from '../gateway/platform/ports.ts';

/** Milliseconds between two looks. */
const lookEvery = 5000;
/** Looks in a row that a document leaves without an answer. They are counted, and not the time: a computer may have slept. */
const mostMissed = 3;

/** Looks at a document for as long as it is there; `hangs` is told before it is ended. */
export function watchHang(contents: WebContents, clock: Pick<Clock, 'after'>, hangs: () => void): void {
  let missed = 0;
  const isFine = (): void => {
    missed = 0;
  };
  const look = (): void => {
    if (contents.isDestroyed()) return;
    clock.after(lookEvery, look);
    // A developer may have stopped it.
    if (contents.isCrashed() || contents.isDevToolsOpened()) isFine();
    else if (missed === mostMissed) {
      isFine();
      hangs();
      contents.forcefullyCrashRenderer();
    } else {
      missed += 1;
      contents.mainFrame.executeJavaScript('0').then(isFine, isFine);
    }
  };
  clock.after(lookEvery, look);
}
