/** A kiosk (EL-15): what leaves it comes back. */
import { app, type BrowserWindow } from 'electron';
import type { Clock } from '../gateway/platform/ports.ts';

/** Milliseconds that a kiosk may be left, less than the five seconds of EL-15: also for a dialog of the system, as that which chooses a file. */
const longestAway = 2000;

/**
 * Has a kiosk's window come back when it lost the screen or the keys. `mayBeAway` says that it shall not now: a script shows it as a
 * window, or somebody signs in at a browser.
 */
export function keepInFront(window: BrowserWindow, clock: Pick<Clock, 'after'>, mayBeAway: () => boolean): void {
  let isWaiting = false;
  const isInFront = (): boolean => window.isFocused() && window.isKiosk() && !window.isMinimized();
  const comeBack = (): void => {
    isWaiting = false;
    if (window.isDestroyed() || isInFront()) return;
    if (!mayBeAway()) {
      window.restore();
      window.show();
      window.setKiosk(true);
      app.focus({ steal: true });
      window.focus();
    }
    watch();
  };
  const watch = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    clock.after(longestAway, comeBack);
  };
  window.on('blur', watch);
  window.on('minimize', watch);
  window.on('hide', watch);
  window.on('leave-full-screen', watch);
}
