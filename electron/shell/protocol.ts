/**
 * The scheme `countersign:` that serves the renderer: one host a kind of frame, so that each has its own origin. Each type is
 * fixed by a table, and every answer carries the policy. Beside the built renderer a page reaches the files that the project and
 * the site have for pages, and no other.
 */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { FrameKind } from '../contract/names.ts';
import { filePlace } from '../contract/sources.ts';
import type { ShownFiles } from '../gateway/files/shownFiles.ts';
import { rendererFile, rendererHeaders, sourcePolicy, type RendererFile } from '../host/rendererFiles.ts';
import { fileAnswer } from '../host/shownFile.ts';

export const scheme = 'countersign';

/** The origin of a kind of frame. */
export function originOf(kind: FrameKind): string {
  return `${scheme}://${kind}`;
}

/** The address of a kind's document. */
export function documentOf(kind: FrameKind): string {
  return `${originOf(kind)}/${kind}.html`;
}

/** Must run before the app is ready. What a frame may fetch is the policy's to say: a page its station's files, a surface nothing. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Serves the built renderer of `rendererDir` in a session.
 * @param hosts The other computers that pages may load pictures from.
 * @param files The files that pages show, which wait for the gateway.
 */
export function serveRenderer(
  session: Session,
  rendererDir: string,
  hosts: readonly string[],
  files: ShownFiles,
): void {
  const headers = {
    page: rendererHeaders(FrameKind.page, sourcePolicy(hosts)),
    challenge: rendererHeaders(FrameKind.challenge),
  };
  session.protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (request.method === 'GET' && host === FrameKind.page && filePlace(pathname) !== undefined) {
      const [ifNoneMatch, range] = ['if-none-match', 'range'].map((name) => request.headers.get(name) ?? undefined);
      const { body, ...answer } = fileAnswer(await files(pathname), { ifNoneMatch, range });
      return new Response(body, answer);
    }
    const file = locate(request, rendererDir);
    if (file === undefined) return refuse();
    try {
      const body = await readFile(file.path);
      return new Response(new Uint8Array(body), { headers: { 'content-type': file.type, ...headers[file.kind] } });
    } catch {
      return refuse();
    }
  });
}

function refuse(): Response {
  return new Response(null, { status: 404 });
}

/** The file that a request may have, or undefined. The other kind's document is not served on this origin. */
function locate(request: Request, rendererDir: string): (RendererFile & { readonly kind: FrameKind }) | undefined {
  if (request.method !== 'GET') return undefined;
  const { host, pathname } = new URL(request.url);
  const kind = Object.values(FrameKind).find((candidate) => candidate === host);
  const file = kind && rendererFile(rendererDir, kind, pathname);
  return kind && file && { ...file, kind };
}
