/**
 * Where pages get what they show beside their own: pictures, fonts, sound, films and documents. The gateway, `countersign
 * project check` and pages all ask here, so that what is loaded, what is named and what is refused is the same.
 */

/**
 * What a page can show, each from a folder of its own in the project (`countersign/images`) and in the data directory
 * (`images`), under the addresses that Perspective has for pictures and fonts.
 */
export const fileKinds = Object.freeze({
  images: { at: '/system/images/', endings: 'png jpg jpeg gif webp avif bmp ico svg', mostBytes: 20_000_000 },
  fonts: { at: '/data/perspective/fonts/', endings: 'woff2 woff ttf otf', mostBytes: 10_000_000 },
  media: { at: '/system/media/', endings: 'pdf mp4 webm ogg mp3 wav', mostBytes: 50_000_000 },
});
export type FileKind = keyof typeof fileKinds;

/** A file by its kind and the names that lead to it in the folder of that kind. */
export interface FilePlace {
  readonly kind: FileKind;
  readonly names: readonly string[];
}

/** What a page loads, or why it does not, in words. */
export type Source = { readonly url: string } | Refused;

/** Why nothing is loaded; `unlisted` is the other computer that the site does not list, where it is for that. */
export interface Refused {
  readonly problem: string;
  readonly unlisted?: string;
}

/** Letters of a picture that is written out in the project itself. */
const mostOfData = 2_000_000;

const data = /^data:image\/[a-z0-9.+-]+(?:;[a-z0-9=-]+)*,/i;

/** The file that a path of this station means; undefined for a path that leads elsewhere, or out of the folder. */
export function filePlace(path: string): FilePlace | undefined {
  const kind = kindAt(path);
  if (kind === undefined) return undefined;
  const { at, endings } = fileKinds[kind];
  const names = path.slice(at.length).split('/').map(decoded);
  const ending = /\.([a-z0-9]+)$/i.exec(names.at(-1) ?? '')?.[1]?.toLowerCase();
  const isKnown = ending !== undefined && endings.split(' ').includes(ending);
  return isKnown && names.every(isPlain) ? { kind, names } : undefined;
}

/**
 * What a text of a project means as something to load.
 * @param hosts The other computers that the site lets pages load from: scheme, host and port of each.
 */
export function sourceOf(text: string, kind: FileKind, hosts: readonly string[]): Source {
  const asked = text.trim();
  if (/^data:/i.test(asked)) return dataSource(asked, kind);
  if (/^https?:/i.test(asked)) return otherSource(asked, kind, hosts);
  const { at, endings } = fileKinds[kind];
  const [path, extra] = parted(asked);
  const place = filePlace(path);
  if (place?.kind === kind && /^[\w=&.?#%-]*$/.test(extra)) {
    return { url: `${at}${place.names.map(encodeURIComponent).join('/')}${extra}` };
  }
  const shown = quoted(asked);
  return kindAt(path) === kind
    ? { problem: `${shown} is no file of one of the endings ${endings}` }
    : { problem: `${shown} is not below ${at}, where this station has its files` };
}

function kindAt(path: string): FileKind | undefined {
  const kinds: readonly FileKind[] = ['images', 'fonts', 'media'];
  return kinds.find((kind) => path.startsWith(fileKinds[kind].at));
}

/** A path, and what stands behind it: what a file is asked for by, and a part of it. */
function parted(text: string): readonly [path: string, extra: string] {
  const end = text.search(/[?#]/);
  return end === -1 ? [text, ''] : [text.slice(0, end), text.slice(end)];
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A name of a file or folder, and nothing that a system takes for more than that. */
function isPlain(name: string): boolean {
  // eslint-disable-next-line no-control-regex
  return name !== '' && !name.startsWith('.') && !/[\u0000-\u001f/\\:*?"<>|]|[. ]$/.test(name);
}

/** A picture that is written out. It runs no script in any form, and loads nothing. */
function dataSource(text: string, kind: FileKind): Source {
  if (kind !== 'images' || !data.test(text)) return { problem: `${quoted(text)} is no picture` };
  if (text.length > mostOfData) return { problem: 'the picture is larger than 2 MB; make a file of it' };
  // As it stands between the quotes of a style as well.
  return { url: text.replace(/[\s"'()<>\\]/g, (letter) => (/\s/.test(letter) ? '%20' : escaped(letter))) };
}

function escaped(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/**
 * What a text of a project means as a page of another computer that stands inside of a page.
 * @param frames The other computers whose pages the site allows there: scheme, host and port of each.
 */
export function frameOf(text: string, frames: readonly string[]): Source {
  const asked = text.trim();
  const url = /^https?:/i.test(asked) ? URL.parse(asked) : null;
  if (url === null || url.username !== '' || url.password !== '')
    return { problem: `${quoted(asked)} is no address of a page of another computer` };
  if (frames.includes(url.origin)) return { url: url.href };
  return {
    problem: `${url.origin} is not listed among the frames in outgoing.json of this station`,
    unlisted: url.origin,
  };
}

function otherSource(text: string, kind: FileKind, hosts: readonly string[]): Source {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return { problem: `${quoted(text)} is no address` };
  if (kind === 'fonts') return { problem: `a font comes from this station alone, not from ${url.origin}` };
  if (hosts.includes(url.origin)) return { url: url.href.replace(/['()\\]/g, escaped) };
  return { problem: `${url.origin} is not listed in outgoing.json of this station`, unlisted: url.origin };
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}...` : text);
}
