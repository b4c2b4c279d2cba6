import type { Send } from '../../contract/calls.ts';
import type { ScreenFilling } from '../../contract/layout.ts';
import type { pageEvents } from '../../contract/page.ts';

/** A file that a script hands out: its name has no path, `type` is a media type. */
export interface HandedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a window program does for its windows, where a browser's document does it itself or not at all. */
export interface WindowProgram {
  /** Opens another window of the session at an address of the station's. */
  readonly openWindow: (address: string) => void;
  /** Opens an address of http or https in the system browser. Rejects in words where it does not. */
  readonly openExternal: (url: string) => Promise<void>;
  /** Fills the screen with the window, or no longer. */
  readonly fillScreen: (how: ScreenFilling) => void;
  /** Makes a kiosk of the window, or a window again. */
  readonly setKiosk: (isKiosk: boolean) => void;
  /** Ends the program. */
  readonly exit: () => void;
}

/** What the window or browser tab that shows a page lends the gateway. */
export interface PageHost {
  readonly send: Send<typeof pageEvents>;
  /** Drops what an earlier person left in the window: what was typed, the clipboard, what was kept for speed. */
  readonly reset: () => void;
  /** Gives a file to the person in front of the page, who says where it is kept. */
  readonly save: (file: HandedFile) => void;
  /** The program around the window; a browser has none. */
  readonly program?: WindowProgram;
}
