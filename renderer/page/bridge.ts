import type { TextBridge } from '../../electron/contract/calls.ts';
import { bridgeName } from '../../electron/contract/names.ts';
import type { PageBridge } from '../../electron/contract/page.ts';
import { exposeTexts } from '../exposeBridge.ts';

declare global {
  interface Window {
    /** By the preload of a page, in the desktop program. */
    readonly countersignPageTexts?: TextBridge;
    readonly countersignPage: PageBridge;
  }
}

const { countersignPageTexts } = window;

/** In a browser there is no preload: the document asks the station itself, and is not live before it is connected. */
export const isBrowser = countersignPageTexts === undefined;
if (countersignPageTexts === undefined) (await import('../browser/page.ts')).connectPage();
else exposeTexts(bridgeName.page, countersignPageTexts);

/** The calls and events of the page contract. */
export const bridge: PageBridge = window.countersignPage;
