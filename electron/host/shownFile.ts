/** A file that pages show as it is answered, whatever carries it. */
import type { ShownFile } from '../gateway/files/shownFiles.ts';

export type FileAnswer = { readonly headers: Readonly<Record<string, string>> } & (
  | { readonly status: 200 | 206; readonly body: ReadableStream<Uint8Array<ArrayBuffer>> }
  | { readonly status: 304 | 404 | 416; readonly body: null }
);

/** What is asked beside the address: the headers of a request. */
export interface FileRequest {
  readonly ifNoneMatch: string | undefined;
  readonly range: string | undefined;
  /** Which version of it a part is wanted of: of another one it is all of it (RFC 9110, 13.1.5). */
  readonly ifRange: string | undefined;
}

/**
 * The answer to a request for a file, undefined for one that there is not. A drawing (SVG) by itself runs and loads nothing;
 * what is kept of a file is asked for anew each time, so that whoever may not see it any more does not.
 */
export function fileAnswer(file: ShownFile | undefined, { ifNoneMatch, range, ifRange }: FileRequest): FileAnswer {
  const common = {
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-cache',
  };
  if (file === undefined) return { status: 404, headers: common, body: null };
  const headers = { ...common, etag: `"${file.hash}"`, 'accept-ranges': 'bytes' };
  if (ifNoneMatch === headers.etag) return { status: 304, headers, body: null };
  const { size } = file;
  const isOfThis = ifRange === undefined || ifRange === headers.etag;
  const part = range === undefined || !isOfThis ? undefined : /^bytes=(\d+)-(\d*)$/.exec(range);
  if (part === undefined || part === null) {
    return {
      status: 200,
      headers: { ...headers, 'content-type': file.type, 'content-length': String(size) },
      body: file.bytes(0, size),
    };
  }
  const from = Number(part[1]);
  const to = Math.min(part[2] === undefined || part[2] === '' ? size - 1 : Number(part[2]), size - 1);
  if (from > to) return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: null };
  return {
    status: 206,
    headers: {
      ...headers,
      'content-type': file.type,
      'content-length': String(to + 1 - from),
      'content-range': `bytes ${from}-${to}/${size}`,
    },
    body: file.bytes(from, to + 1),
  };
}
