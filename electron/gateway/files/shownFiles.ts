/** Files that pages show (`contract/sources.ts`): those of the project before those of the site, by their addresses. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fileKinds, filePlace, type FileKind, type FilePlace } from '../../contract/sources.ts';
import { contentType } from './fileTypes.ts';

/** What is known of a file's content. */
interface Content {
  /** What it is, whatever its name says. */
  readonly type: string;
  /** Its SHA-256, in Base64 for addresses. */
  readonly hash: string;
}

export interface ShownFile extends Content {
  /** How many bytes it has. */
  readonly size: number;
  /** Its bytes from one place up to another, read as they are taken. */
  readonly bytes: (from: number, to: number) => ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** Reads files; undefined for an address that means none, and for a file that is not there or is not what its name says. */
export type ShownFiles = (path: string) => Promise<ShownFile | undefined>;

/**
 * Opens the files of a project and a site.
 * @param folders The folders that have one for each kind of file, in the order in which they are looked through.
 */
export function shownFiles(folders: () => readonly string[]): ShownFiles {
  const contents = keepContents();
  return async (path) => {
    const place = filePlace(path);
    if (place === undefined) return undefined;
    for (const folder of folders()) {
      const file = await locate(join(folder, place.kind), place);
      if (file !== undefined) return read(file, place, contents);
    }
    return undefined;
  };
}

/** The folders that a project and a site have files of pages in; `projects` are the project's own and those of its parents. */
export function folderLine(projects: readonly string[], dataDir: string): readonly string[] {
  return [...projects.map((dir) => join(dir, 'countersign')), dataDir];
}

/** Whether a file is there, by its name alone. */
export function hasFile(folders: readonly string[], { kind, names }: FilePlace): boolean {
  return folders.some((folder) => existsSync(join(folder, kind, ...names)));
}

/** Where a file is; undefined where it is not, and for one that is a link, or is in a folder that is one. */
async function locate(root: string, { names }: FilePlace): Promise<string | undefined> {
  try {
    const wanted = join(await realpath(root), ...names);
    return (await realpath(wanted)) === wanted ? wanted : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes that are read at once: a large file holds nobody else up. */
const piece = 65_536;

/** Files whose content is remembered. */
const mostKnown = 1000;

/** Looks at the content of files: once for each that stays as it is, by a text that is another one when it changed. */
type Contents = (file: string, stamp: string, kind: FileKind) => Promise<Content | undefined>;

function keepContents(): Contents {
  const known = new Map<string, { readonly stamp: string; readonly content: Promise<Content | undefined> }>();
  return (file, stamp, kind) => {
    const before = known.get(file);
    if (before?.stamp === stamp) return before.content;
    const content = look(file, kind);
    known.delete(file);
    known.set(file, { stamp, content });
    const [oldest] = known.keys();
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
    // One that could not be read is tried anew.
    content.catch(() => known.get(file)?.content === content && known.delete(file));
    return content;
  };
}

async function look(file: string, kind: FileKind): Promise<Content | undefined> {
  const handle = await open(file);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(piece);
    let type: string | undefined;
    for (let at = 0; ;) {
      const { bytesRead } = await handle.read(buffer, 0, piece, at);
      const bytes = buffer.subarray(0, bytesRead);
      type ??= contentType(kind, bytes);
      if (type === undefined) return undefined;
      if (bytesRead === 0) return { type, hash: hash.digest('base64url') };
      hash.update(bytes);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

async function read(file: string, { kind }: FilePlace, contents: Contents): Promise<ShownFile | undefined> {
  try {
    const found = await stat(file, { bigint: true });
    const size = Number(found.size);
    if (!found.isFile() || size > fileKinds[kind].mostBytes) return undefined;
    const stamp = [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ');
    const content = await contents(file, stamp, kind);
    return content && { ...content, size, bytes: (from, to) => bytesOf(file, from, to) };
  } catch {
    // It went away in this moment, or is not this program's to read.
    return undefined;
  }
}

/** The bytes of a file, which is opened when they are taken. Errs where it has become shorter. */
function bytesOf(file: string, from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let handle: FileHandle | undefined;
  let at = from;
  const end = async (): Promise<void> => {
    await handle?.close();
    handle = undefined;
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (controller) => {
        try {
          handle ??= await open(file);
          const wanted = Math.min(piece, to - at);
          const { bytesRead, buffer } = await handle.read(new Uint8Array(wanted), 0, wanted, at);
          if (bytesRead === 0 && wanted > 0) throw new Error('The file became shorter while it was read.');
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
          at += bytesRead;
          if (at < to) return;
          await end();
          controller.close();
        } catch (error) {
          await end();
          throw error;
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}
