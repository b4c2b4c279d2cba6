/**
 * What a program asked of the file system, call by call, as strace saw it; and what a disk may hold of it when the power is cut
 * at one of these calls: all that was synced, and any part of the rest.
 */
import { createReadStream } from 'node:fs';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** Calls that change files or tell something; `-xx` shows texts as hexadecimal, `-y` descriptors with their paths. */
export const straceArguments = [
  '-f',
  '-y',
  '-xx',
  ...['-s', '20000000'],
  '--seccomp-bpf',
  ...[
    '-e',
    'trace=write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fsync,fdatasync,sync_file_range,rename,renameat,' +
      'renameat2,unlink,unlinkat,link,linkat,openat,creat,copy_file_range,fallocate',
  ],
] as const;

/** One call; files are named by their names in the folder at that time. */
export type Call =
  | { readonly kind: 'create'; readonly file: string }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'unlink'; readonly file: string }
  | { readonly kind: 'write'; readonly file: string; readonly offset: number | 'end'; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'sync-folder' }
  /** A line on standard output: what somebody was told. */
  | { readonly kind: 'told'; readonly line: string };

const known = new Set(['write', 'pwrite64', 'ftruncate', 'fsync', 'fdatasync', 'rename', 'unlink', 'openat']);

/** Reads a log of strace: the calls on files of one folder, and what was told, in their order. Throws for a call that is not known here. */
export async function* callsOf(log: string, folder: string): AsyncGenerator<Call> {
  const unfinished = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(log) })) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (rest.startsWith('---') || rest.startsWith('+++')) continue;
    if (rest.endsWith('<unfinished ...>')) {
      const begun = rest.slice(0, -'<unfinished ...>'.length).trimEnd();
      unfinished.set(thread, begun);
      // What a write had begun may be there; a sync or a change of a name is done when it came back.
      if (/^p?write/.test(begun)) yield* callOf(`${begun}) = 0`, folder);
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)?.[1];
    const whole = resumed === undefined ? rest : `${unfinished.get(thread) ?? ''}${resumed}`;
    if (resumed !== undefined && /^p?write/.test(whole)) continue;
    yield* callOf(whole, folder);
  }
}

function* callOf(text: string, folder: string): Generator<Call> {
  const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\)\s+= (-?\d+|\?)/.exec(text) ?? [];
  if (name === '' || result.startsWith('-') || result === '?') return;
  const line = name === 'write' ? /^1<[^>]*>, "((?:\\x[0-9a-f]{2})*)"/.exec(args)?.[1] : undefined;
  if (line !== undefined) {
    yield { kind: 'told', line: bytesOf(line).toString('utf8') };
    return;
  }
  const paths = [...args.matchAll(/<((?:\\x[0-9a-f]{2})+)>|"((?:\\x[0-9a-f]{2})+)"/g)].map(([, one, other]) =>
    bytesOf(one ?? other ?? '').toString('latin1', 0, 4096),
  );
  const isFolder = paths.some((path) => path === folder);
  const files = paths.filter((path) => dirname(path) === folder).map((path) => basename(path));
  const file = files[0] ?? '';
  // The index of the log is in memory that programs share, and made anew after a cut.
  if (file.endsWith('-shm') || (file === '' && !isFolder)) return;
  if (!known.has(name)) throw new Error(`The recorder does not know what ${name} does to ${file || folder}.`);
  if (name === 'openat') {
    if (args.includes('O_CREAT') && file !== '') yield { kind: 'create', file };
    if (args.includes('O_TRUNC') && file !== '') yield { kind: 'truncate', file, size: 0 };
  } else if (name === 'fsync' || name === 'fdatasync')
    yield isFolder ? { kind: 'sync-folder' } : { kind: 'sync', file };
  else if (name === 'unlink') yield { kind: 'unlink', file };
  else if (name === 'rename') yield { kind: 'rename', file, to: files[1] ?? '' };
  else if (name === 'ftruncate') yield { kind: 'truncate', file, size: Number(/, (?:0x)?(\w+)$/.exec(args)?.[1] ?? 0) };
  else {
    const [, hex, length, offset] = /, "((?:\\x[0-9a-f]{2})*)", (\d+)(?:, (\d+))?$/.exec(args) ?? [];
    const data = bytesOf(hex ?? '');
    if (hex === undefined || data.length !== Number(length))
      throw new Error(`The recorder lost bytes of a write to ${file}.`);
    yield { kind: 'write', file, offset: offset === undefined ? 'end' : Number(offset), data };
  }
}

function bytesOf(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
}

type Change = Extract<Call, { kind: 'write' | 'truncate' }>;

/** A file on the disk: what is surely there, and what was asked since. */
interface Inode {
  content: Buffer;
  size: number;
  pending: Change[];
}

/** Bytes that a disk writes whole, or not at all. */
const sector = 512;

/** A folder on a disk that keeps what was synced, and of the rest whatever it likes. */
export class Disk {
  /** By names, as programs see them, and as they are on the disk for sure. */
  #names = new Map<string, Inode>();
  #durable = new Map<string, Inode>();
  /** Changes of names since the folder was synced, each as all names after it. */
  #pendingNames: ReadonlyMap<string, Inode>[] = [];

  /** Takes the files of a folder as they are: what was there before the recording is on the disk. A cache of scripts is made anew. */
  constructor(folder: string) {
    const files = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile());
    for (const name of files.map((one) => one.name).filter((one) => !one.endsWith('-shm'))) {
      const content = readFileSync(join(folder, name));
      this.#names.set(name, { content, size: content.length, pending: [] });
    }
    this.#durable = new Map(this.#names);
  }

  apply(call: Call): void {
    if (call.kind === 'told') return;
    if (call.kind === 'sync-folder') {
      this.#durable = new Map(this.#names);
      this.#pendingNames = [];
      return;
    }
    const inode = this.#names.get(call.file);
    if (call.kind === 'create') {
      if (inode === undefined)
        this.#rename((names) => names.set(call.file, { content: Buffer.alloc(0), size: 0, pending: [] }));
      return;
    }
    // Of a file that has no name any more nothing is found again.
    if (inode === undefined) return;
    if (call.kind === 'unlink') this.#rename((names) => names.delete(call.file));
    else if (call.kind === 'rename') {
      this.#rename((names) => {
        names.delete(call.file);
        names.set(call.to, inode);
      });
    } else if (call.kind === 'sync') {
      for (const change of inode.pending) applyTo(inode, change);
      inode.pending = [];
    } else if (call.kind === 'truncate') inode.pending.push(call);
    else {
      const offset = call.offset === 'end' ? inode.pending.reduce(sizeAfter, inode.size) : call.offset;
      inode.pending.push({ ...call, offset });
    }
  }

  #rename(change: (names: Map<string, Inode>) => void): void {
    change(this.#names);
    this.#pendingNames.push(new Map(this.#names));
  }

  /** Writes what the disk may hold if the power is cut now; `random` gives numbers from 0 on, below 1. */
  cut(folder: string, random: () => number): void {
    mkdirSync(folder, { recursive: true });
    // A journal keeps changes of names in their order: some of the first are there.
    const kept = Math.floor(random() * (this.#pendingNames.length + 1));
    const names = kept === 0 ? this.#durable : (this.#pendingNames[kept - 1] ?? this.#durable);
    const copies = new Map<Inode, Buffer>();
    for (const [name, inode] of names) {
      const copy = copies.get(inode) ?? remains(inode, random);
      copies.set(inode, copy);
      writeFileSync(join(folder, name), copy);
    }
  }
}

function sizeAfter(size: number, change: Change): number {
  if (change.kind === 'truncate') return change.size;
  return Math.max(size, (typeof change.offset === 'number' ? change.offset : size) + change.data.length);
}

function applyTo(inode: Inode, change: Change): void {
  const size = sizeAfter(inode.size, change);
  if (size > inode.content.length)
    inode.content = Buffer.concat([
      inode.content,
      Buffer.alloc(Math.max(size, 2 * inode.content.length) - inode.content.length),
    ]);
  if (change.kind === 'truncate') inode.content.fill(0, change.size, Math.max(change.size, inode.size));
  else if (typeof change.offset === 'number') change.data.copy(inode.content, change.offset);
  inode.size = size;
}

/** What is left of a file: of the changes that were not synced none, all, the first ones with the next torn, or any sectors. */
function remains({ content, size, pending }: Inode, random: () => number): Buffer {
  const copy: Inode = { content: Buffer.from(content.subarray(0, size)), size, pending: [] };
  const way = random();
  if (way < 0.15) return copy.content.subarray(0, copy.size);
  const first = way < 0.3 ? pending.length : way < 0.6 ? Math.floor(random() * (pending.length + 1)) : 0;
  for (const change of pending.slice(0, first)) applyTo(copy, change);
  const rest = pending.slice(first, way < 0.6 ? first + 1 : pending.length);
  for (const change of rest) {
    if (change.kind === 'truncate') {
      if (random() < 0.5) applyTo(copy, change);
      continue;
    }
    const { offset, data, ...more } = change;
    if (typeof offset !== 'number') continue;
    // The length may be there before the bytes are.
    if (random() < 0.1) applyTo(copy, { ...more, offset, data: Buffer.alloc(data.length) });
    for (let from = 0; from < data.length;) {
      const until = Math.min(data.length, from + sector - ((offset + from) % sector));
      if (random() < 0.5) applyTo(copy, { ...more, offset: offset + from, data: data.subarray(from, until) });
      from = until;
    }
  }
  return copy.content.subarray(0, copy.size);
}
