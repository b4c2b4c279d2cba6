/** What a file is by what stands in it: its name says what somebody meant it to be. */
import type { FileKind } from '../../contract/sources.ts';

interface Signature {
  readonly type: string;
  readonly kind: FileKind;
  /** Bytes by their places. */
  readonly at: readonly (readonly [place: number, bytes: string])[];
}

const signatures: readonly Signature[] = [
  { type: 'image/png', kind: 'images', at: [[0, '\x89PNG\r\n\x1a\n']] },
  { type: 'image/jpeg', kind: 'images', at: [[0, '\xff\xd8\xff']] },
  { type: 'image/gif', kind: 'images', at: [[0, 'GIF8']] },
  {
    type: 'image/webp',
    kind: 'images',
    at: [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  },
  { type: 'image/avif', kind: 'images', at: [[4, 'ftypavif']] },
  { type: 'image/bmp', kind: 'images', at: [[0, 'BM']] },
  { type: 'image/x-icon', kind: 'images', at: [[0, '\0\0\x01\0']] },
  { type: 'font/woff2', kind: 'fonts', at: [[0, 'wOF2']] },
  { type: 'font/woff', kind: 'fonts', at: [[0, 'wOFF']] },
  { type: 'font/ttf', kind: 'fonts', at: [[0, '\0\x01\0\0']] },
  { type: 'font/otf', kind: 'fonts', at: [[0, 'OTTO']] },
  { type: 'application/pdf', kind: 'media', at: [[0, '%PDF-']] },
  { type: 'video/mp4', kind: 'media', at: [[4, 'ftyp']] },
  { type: 'video/webm', kind: 'media', at: [[0, '\x1aE\xdf\xa3']] },
  { type: 'application/ogg', kind: 'media', at: [[0, 'OggS']] },
  { type: 'audio/mpeg', kind: 'media', at: [[0, 'ID3']] },
  { type: 'audio/mpeg', kind: 'media', at: [[0, '\xff\xfb']] },
  {
    type: 'audio/wav',
    kind: 'media',
    at: [
      [0, 'RIFF'],
      [8, 'WAVE'],
    ],
  },
];

/** Bytes in which a drawing has begun, after what may stand before it. */
const longestPrologue = 65_536;

/** What may stand before the root of a drawing: its declaration, comments, a document type with entities. */
const drawing =
  /^\uFEFF?(?:\s|<\?[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE\s+svg\b[^[>]*(?:\[[^\]]*\]\s*)?>)*<svg[\s>]/i;

/** The type of a file's content; undefined where it is none of its kind. */
export function contentType(kind: FileKind, body: Buffer): string | undefined {
  const found = signatures.find(
    ({ kind: of, at }) =>
      of === kind && at.every(([place, bytes]) => body.toString('latin1', place, place + bytes.length) === bytes),
  );
  if (found !== undefined) return found.type;
  return kind === 'images' && drawing.test(body.toString('utf8', 0, longestPrologue)) ? 'image/svg+xml' : undefined;
}
