import { bridgeName } from '../../electron/contract/names.ts';
import type { ListenToTexts } from '../../electron/contract/calls.ts';
import type { PageBridge, pageEvents } from '../../electron/contract/page.ts';
import { readTexts } from '../eventTexts.ts';

declare global {
  interface Window {
    /** By a preload in the desktop program, and in a browser by the document itself. */
    readonly countersignPage: PageBridge & { readonly on: ListenToTexts<typeof pageEvents> };
  }
}

/** In a browser there is no preload: the document makes its bridge itself, and is not live before it is connected. */
export const isBrowser = !(bridgeName.page in window);
if (isBrowser) (await import('../browser/page.ts')).connectPage();

/** What this document was given: the calls and events of the page contract. */
const given = window.countersignPage;
export const bridge: PageBridge = isBrowser ? given : { ...given, on: readTexts<typeof pageEvents>(given.on) };
