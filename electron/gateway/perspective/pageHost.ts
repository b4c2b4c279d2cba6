import type { Send } from '../../contract/calls.ts';
import type { pageEvents } from '../../contract/page.ts';

/** What the window or browser tab that shows a page lends the gateway. */
export interface PageHost {
  readonly send: Send<typeof pageEvents>;
  /** Drops what an earlier person left in the window: what was typed, the clipboard, what was kept for speed. */
  readonly reset: () => void;
}
