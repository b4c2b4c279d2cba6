/** The system browser, as the program lends it: for https and this computer alone, whoever asks. */
import { shell } from 'electron';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { isLoopbackUrl } from '../gateway/idp/oidc/config.ts';

/** Rejects for any other address, and where the system opens none. */
export async function openExternal(url: string): Promise<void> {
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isLoopbackUrl(parsed))) {
    throw new CountersignError(ErrorCode.forbidden, 'Only https addresses are opened.');
  }
  await shell.openExternal(url);
}
