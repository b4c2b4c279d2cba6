/** Which addresses reach the system browser (EL-5). The gateway chose them; nothing but these leaves the program all the same. */
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { isLoopbackUrl } from '../gateway/idp/oidc/config.ts';

/** An address of http or https that a page leads to. Throws `forbidden` for any other. */
export function webAddress(url: string): string {
  return required(url, 'Only addresses of http and https are opened.', ({ protocol }) =>
    ['https:', 'http:'].includes(protocol),
  );
}

/** An address to sign in at: of https, or on this computer. Throws `forbidden` for any other. */
export function signInAddress(url: string): string {
  return required(
    url,
    'Only https addresses are opened.',
    (parsed) => parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopbackUrl(parsed)),
  );
}

function required(url: string, otherwise: string, isTaken: (parsed: URL) => boolean): string {
  const parsed = URL.parse(url);
  // A user name makes an address look like that of another computer.
  if (parsed !== null && parsed.username === '' && parsed.password === '' && isTaken(parsed)) return parsed.href;
  throw new CountersignError(ErrorCode.forbidden, otherwise);
}
