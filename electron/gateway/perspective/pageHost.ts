import type { Send } from '../../contract/calls.ts';
import type { pageEvents } from '../../contract/page.ts';

/** A file that a script hands out: its name has no path, `type` is a media type. */
export interface HandedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What the window or browser tab that shows a page lends the gateway. */
export interface PageHost {
  readonly send: Send<typeof pageEvents>;
  /** Drops what an earlier person left in the window: what was typed, the clipboard, what was kept for speed. */
  readonly reset: () => void;
  /** Gives a file to the person in front of the page, who says where it is kept. */
  readonly save: (file: HandedFile) => void;
}
