/** The system browser, as the program lends it: to sign in, for https and this computer alone; to pages, for the web. */
import { shell } from 'electron';
import { signInAddress, webAddress } from './addresses.ts';

/** Opens an address of http or https that a page leads to. Rejects for any other, and where the system opens none. */
export async function openWebAddress(url: string): Promise<void> {
  await shell.openExternal(webAddress(url));
}

/** Opens an address to sign in at. Rejects for one that is none, and where the system opens none. */
export async function openExternal(url: string): Promise<void> {
  await shell.openExternal(signInAddress(url));
}
