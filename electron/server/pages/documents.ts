/** The documents of pages and surfaces over HTTP: the files of the renderer, each kind under its own origin and policy. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { FrameKind } from '../../contract/names.ts';
import { filePlace } from '../../contract/sources.ts';
import type { ShownFiles } from '../../gateway/files/shownFiles.ts';
import type { Log } from '../../gateway/platform/ports.ts';
import { rendererFile, rendererHeaders, type FramePolicy } from '../../host/rendererFiles.ts';
import { fileAnswer } from '../../host/shownFile.ts';
import { nameOf } from '../listen.ts';
import type { Bindings, Origins } from './origins.ts';

/** A frame inside a page inherits its sandbox: what the surface needs, the page's has to let through. */
export const sandbox = 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox';

/** A word for the renderer as it lies there: its documents name all other files of it by what is in them. */
export function rendererWord(rendererDir: string): string {
  const hash = createHash('sha256');
  for (const kind of Object.values(FrameKind)) {
    const file = join(rendererDir, `${kind}.html`);
    // Where it is not built, nothing of it is served, and the rest is.
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('base64url');
}

export interface DocumentOptions {
  readonly kind: FrameKind;
  /** The built renderer. */
  readonly rendererDir: string;
  readonly origins: Pick<Origins, 'isOurs'>;
  /** What documents of this kind may do, for the name under which they are asked for. */
  readonly policyOf: (hostName: string) => FramePolicy;
  readonly isSecure: boolean;
  readonly log: Log;
}

/** An application that answers under this station's names alone; `serveDocuments` comes after its other routes. */
export function documentApp({ origins, isSecure, log }: DocumentOptions): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(async (context, next) => {
    // A page cannot hold up the document of its surface: each has a process of its own, where the browser follows.
    context.header('Origin-Agent-Cluster', '?1');
    context.header('X-Content-Type-Options', 'nosniff');
    if (isSecure) context.header('Strict-Transport-Security', 'max-age=31536000');
    if (!origins.isOurs(context.req.header('host'))) return context.text('Not served under this name.', 403);
    await next();
    return undefined;
  });
  app.notFound((context) => context.text('Not found.', 404));
  app.onError((error, context) => {
    log.error('A request could not be answered.', { cause: `${error.name}: ${error.message}` });
    return context.text('Something went wrong inside Countersign.', 500);
  });
  return app;
}

/** Answers with the files that pages show: those that `filesOf` gives for whoever asks, and none to anybody else. */
export function serveFiles(app: Hono<Bindings>, filesOf: (context: Context<Bindings>) => ShownFiles | undefined): void {
  app.get('*', async (context, next) => {
    const { pathname } = new URL(context.req.url);
    if (filePlace(pathname) === undefined) return next();
    const file = await filesOf(context)?.(pathname);
    const answer = fileAnswer(file, {
      ifNoneMatch: context.req.header('if-none-match'),
      range: context.req.header('range'),
      ifRange: context.req.header('if-range'),
    });
    return answer.body === null
      ? context.body(null, answer.status, answer.headers)
      : context.body(answer.body, answer.status, answer.headers);
  });
}

/** Answers everything else with the renderer's files; a page has the path that its project gives it. */
export function serveDocuments(app: Hono<Bindings>, { kind, rendererDir, policyOf }: DocumentOptions): void {
  app.get('*', async (context) => {
    const { path } = context.req;
    // What has an ending is a file, but for the address of a page that ends like one: `/lot/B-2.1`.
    const isDocument = context.req.header('sec-fetch-dest') === 'document';
    const wanted = /\.[a-z0-9]+$/i.test(path) && !isDocument ? path : `/${kind}.html`;
    const file = rendererFile(rendererDir, kind, wanted);
    const body = file && (await readFile(file.path).catch(() => undefined));
    if (file === undefined || body === undefined) return context.notFound();
    return context.body(new Uint8Array(body), 200, {
      ...rendererHeaders(kind, policyOf(nameOf(context.req.header('host') ?? ''))),
      'content-type': file.type,
      'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  });
}
