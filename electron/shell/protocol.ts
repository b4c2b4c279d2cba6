/**
 * The scheme `countersign:` that serves the renderer: one host a kind of frame, so that each has its own origin. No
 * file outside the built renderer can be reached, each type is fixed by a table, and every answer carries the policy.
 */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { FrameKind } from '../contract/names.ts';
import { rendererFile, rendererHeaders, type RendererFile } from '../host/rendererFiles.ts';

export const scheme = 'countersign';

/** The origin of a kind of frame. */
export function originOf(kind: FrameKind): string {
  return `${scheme}://${kind}`;
}

/** The address of a kind's document. */
export function documentOf(kind: FrameKind): string {
  return `${originOf(kind)}/${kind}.html`;
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** Serves the built renderer of `rendererDir` in a session. */
export function serveRenderer(session: Session, rendererDir: string): void {
  session.protocol.handle(scheme, async (request) => {
    const kind = kindOf(request);
    const file = kind && locate(request, kind, rendererDir);
    if (kind === undefined || file === undefined) return refuse();
    try {
      const body = await readFile(file.path);
      const headers = rendererHeaders(kind);
      return new Response(new Uint8Array(body), { headers: { 'content-type': file.type, ...headers } });
    } catch {
      return refuse();
    }
  });
}

function refuse(): Response {
  return new Response(null, { status: 404 });
}

/** The file that a request may have, or undefined. The other kind's document is not served on this origin. */
function locate({ method, url }: Request, kind: FrameKind, rendererDir: string): RendererFile | undefined {
  return method === 'GET' ? rendererFile(rendererDir, kind, new URL(url).pathname) : undefined;
}

/** The kind of frame whose origin is asked. */
function kindOf({ url }: Request): FrameKind | undefined {
  const { host } = new URL(url);
  return Object.values(FrameKind).find((candidate) => candidate === host);
}
