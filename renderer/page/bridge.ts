import type { PageBridge } from '../../electron/contract/page.ts';

declare global {
  interface Window {
    readonly countersignPage: PageBridge;
  }
}

/** What the preload gave this document: the calls and events of the page contract. */
export const bridge: PageBridge = window.countersignPage;
