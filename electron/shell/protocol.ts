/**
 * The scheme `countersign:` that serves the renderer: one host a kind of frame, so that each has its own origin, and one session a
 * kind, which is served no other. Each type is fixed by a table, and every answer carries the policy. Beside the built renderer a
 * page reaches the files that the project and the site have for pages, and no other.
 */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { FrameKind } from '../contract/names.ts';
import { filePlace } from '../contract/sources.ts';
import type { Listed } from '../gateway/outgoing/outgoing.ts';
import type { ShownFiles } from '../gateway/files/shownFiles.ts';
import { rendererFile, rendererHeaders, sourcePolicy } from '../host/rendererFiles.ts';
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
 * Serves the built renderer of `rendererDir` to the pages of a session, with what they show.
 * @param listed The other computers that pages may load from.
 * @param files The files that pages show, which wait for the gateway.
 */
export function servePages(session: Session, rendererDir: string, listed: Listed, files: ShownFiles): void {
  const renderer = rendererOf(
    FrameKind.page,
    rendererDir,
    rendererHeaders(FrameKind.page, sourcePolicy(listed.hosts, listed.frames)),
  );
  session.protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (request.method === 'GET' && host === FrameKind.page && filePlace(pathname) !== undefined) {
      const [ifNoneMatch, range, ifRange] = ['if-none-match', 'range', 'if-range'].map(
        (name) => request.headers.get(name) ?? undefined,
      );
      const { body, ...answer } = fileAnswer(await files(pathname), { ifNoneMatch, range, ifRange });
      return new Response(body, answer);
    }
    return renderer(request);
  });
}

/** Serves the built renderer of `rendererDir` to the surfaces of a session, and nothing else. */
export function serveSurfaces(session: Session, rendererDir: string): void {
  const headers = rendererHeaders(FrameKind.challenge);
  session.protocol.handle(scheme, rendererOf(FrameKind.challenge, rendererDir, headers));
}

/** Answers with the files of one kind of frame. */
function rendererOf(
  kind: FrameKind,
  rendererDir: string,
  headers: Readonly<Record<string, string>>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = request.method === 'GET' && host === kind ? rendererFile(rendererDir, kind, pathname) : undefined;
    if (file === undefined) return refuse();
    try {
      const body = await readFile(file.path);
      return new Response(new Uint8Array(body), { headers: { 'content-type': file.type, ...headers } });
    } catch {
      return refuse();
    }
  };
}

function refuse(): Response {
  return new Response(null, { status: 404 });
}
