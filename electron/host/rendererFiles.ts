/**
 * The files of the built renderer as a frame may load them, whatever carries them: one document a kind of frame, each type
 * fixed by a table, and the policy that goes with every answer.
 */
import { extname, join, normalize, sep } from 'node:path';
import type { FrameKind } from '../contract/names.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface RendererFile {
  readonly path: string;
  readonly type: string;
  /** Named by its content: it never changes. */
  readonly isImmutable: boolean;
}

/** The file that a frame of a kind may load, or undefined: not outside of the renderer, nor the other kind's document. */
export function rendererFile(rendererDir: string, kind: FrameKind, pathname: string): RendererFile | undefined {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (/[\\\0]/.test(path)) return undefined;
  if (path.endsWith('.html') && path !== `/${kind}.html`) return undefined;
  const file = normalize(join(rendererDir, path));
  const type = types[extname(file)];
  if (type === undefined || !file.startsWith(rendererDir + sep)) return undefined;
  return { path: file, type, isImmutable: path.startsWith('/assets/') };
}

/** What a frame may do beside what every frame may: directives of its policy by name. */
export interface FramePolicy {
  readonly sandbox?: string;
  readonly 'img-src'?: string;
  readonly 'media-src'?: string;
  readonly 'connect-src'?: string;
  readonly 'frame-src'?: string;
  readonly 'frame-ancestors'?: string;
}

/**
 * What a page loads beside its own files, which are its station's: pictures that are written out, the site's hosts, and the bytes of
 * documents of this station.
 * @param frames The computers whose pages may stand inside of it.
 */
export function sourcePolicy(hosts: readonly string[], frames: readonly string[]): FramePolicy {
  const listed = ["'self'", ...hosts].join(' ');
  const framed = frames.length === 0 ? {} : { 'frame-src': frames.join(' ') };
  return { 'img-src': `${listed} data:`, 'media-src': listed, 'connect-src': "'self'", ...framed };
}

/** What a page could ask a person for, given to nobody: the shell refuses these as well, each when it is asked. */
const permissions = ['camera', 'clipboard-read', 'display-capture', 'fullscreen', 'geolocation', 'microphone']
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * Policies by which documents make HTML and start threads: a page has two more than a signing surface, one for texts of its project
 * in Markdown, which makes what was cleaned alone, and one for the thread that reads documents (PDF), which starts nothing else.
 */
const trustedTypes: Readonly<Record<FrameKind, string>> = {
  page: 'svelte-trusted-html countersign-html countersign-documents',
  challenge: 'svelte-trusted-html',
};

/** The headers of every file of a frame of a kind. */
export function rendererHeaders(kind: FrameKind, more: FramePolicy = {}): Readonly<Record<string, string>> {
  const directives: Readonly<Record<string, string>> = {
    // No dialogs, printing, pop-ups, downloads and pointer lock, in its own frames neither; a form is sent by its script.
    sandbox: 'allow-scripts allow-same-origin allow-forms',
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'font-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': trustedTypes[kind],
    ...more,
  };
  return {
    'content-security-policy': Object.entries(directives)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'permissions-policy': permissions,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
