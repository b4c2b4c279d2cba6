import { bridgeName } from '../../electron/contract/names.ts';
import type { PageBridge } from '../../electron/contract/page.ts';

declare global {
  interface Window {
    readonly countersignPage: PageBridge;
  }
}

/** In a browser there is no preload: the document makes its bridge itself, and is not live before it is connected. */
export const isBrowser = !(bridgeName.page in window);
if (isBrowser) (await import('../browser/page.ts')).connectPage();

/** What this document was given: the calls and events of the page contract. */
export const bridge: PageBridge = window.countersignPage;
