/** The system browser, as the program lends it: to sign in, for https and this computer alone; to pages, for the web. */
import { shell } from 'electron';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { isLoopbackUrl } from '../gateway/idp/oidc/config.ts';

/** Opens an address of http or https that a page leads to. Rejects for any other, and where the system opens none. */
export async function openWebAddress(url: string): Promise<void> {
  const { protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') {
    throw new CountersignError(ErrorCode.forbidden, 'Only addresses of http and https are opened.');
  }
  await shell.openExternal(url);
}

/** Rejects for any other address, and where the system opens none. */
export async function openExternal(url: string): Promise<void> {
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isLoopbackUrl(parsed))) {
    throw new CountersignError(ErrorCode.forbidden, 'Only https addresses are opened.');
  }
  await shell.openExternal(url);
}
