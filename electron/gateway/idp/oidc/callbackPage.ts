/** What the browser shows at the end: always the same, whatever came; it says nothing that only the station knows. */
import { createHash } from 'node:crypto';

const style = `
  :root { color-scheme: light dark; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #e9ebed; color: #1d2226;
    font: 18px/1.5 "IBM Plex Sans", system-ui, sans-serif; }
  main { max-width: 34rem; padding: 2.5rem; background: #f7f8f9; border: 1px solid #b9bfc4; border-radius: 4px; }
  h1 { margin: 0 0 .75rem; font-size: 1.5rem; font-weight: 600; }
  p { margin: 0; }
  @media (prefers-color-scheme: dark) {
    body { background: #16191b; color: #e4e7e9; }
    main { background: #1f2326; border-color: #474e53; }
  }
`;

function page(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Countersign</title>
<style>${style}</style></head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
}

/** The answer arrived. Whether somebody is signed in, or something is signed, is for the station to say. */
export const closedTab = page(
  'You can close this tab',
  'Go on in Countersign. It shows whether you are signed in, and whether anything was signed.',
);

export const notHere = page('Nothing to see here', 'This address is not for you. Nothing was signed.');

/** Nothing is loaded, sent, framed or kept (the address in the bar had a code in it). */
export const pageHeaders = Object.freeze({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  connection: 'close',
});
