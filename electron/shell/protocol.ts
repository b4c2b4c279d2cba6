/**
 * The scheme `countersign:` that serves the renderer: one host a kind of frame, so that each has its own origin. No
 * file outside the built renderer can be reached, each type is fixed by a table, and every answer carries the policy.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { FrameKind } from '../contract/names.ts';

export const scheme = 'countersign';

/** The origin of a kind of frame. */
export function originOf(kind: FrameKind): string {
  return `${scheme}://${kind}`;
}

/** The address of a kind's document. */
export function documentOf(kind: FrameKind): string {
  return `${originOf(kind)}/${kind}.html`;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const policy = [
  // No dialogs, printing, pop-ups, downloads and pointer lock, in its own frames neither; a form is sent by its script.
  'sandbox allow-scripts allow-same-origin allow-forms',
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/** What a page could ask a person for, given to nobody: the shell refuses these as well, each when it is asked. */
const permissions = ['camera', 'clipboard-read', 'display-capture', 'fullscreen', 'geolocation', 'microphone']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** Serves the built renderer of `rendererDir` in a session. */
export function serveRenderer(session: Session, rendererDir: string): void {
  session.protocol.handle(scheme, async (request) => {
    const file = locate(request, rendererDir);
    const type = file === undefined ? undefined : types[extname(file)];
    if (file === undefined || type === undefined) return refuse();
    try {
      const body = await readFile(file);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': type,
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
          'x-dns-prefetch-control': 'off',
          'permissions-policy': permissions,
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-resource-policy': 'same-origin',
        },
      });
    } catch {
      return refuse();
    }
  });
}

function refuse(): Response {
  return new Response(null, { status: 404 });
}

/** The file that a request may have, or undefined. The other kind's document is not served on this origin. */
function locate(request: Request, rendererDir: string): string | undefined {
  if (request.method !== 'GET') return undefined;
  const { host, pathname } = new URL(request.url);
  const kinds: readonly string[] = Object.values(FrameKind);
  if (!kinds.includes(host)) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (/[\\\0]/.test(path)) return undefined;
  if (path.endsWith('.html') && path !== `/${host}.html`) return undefined;
  const file = normalize(join(rendererDir, path));
  return file.startsWith(rendererDir + sep) ? file : undefined;
}
