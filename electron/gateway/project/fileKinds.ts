/**
 * Kinds of files of a project, which are read again each time that the project changes: a file that is the same as before is
 * not parsed anew, and gives the very object that it gave. One that was broken since gives what it held before, and says so.
 */
import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';
import { fileFault } from '../platform/fileFault.ts';
import { notUtf8, parseJson, utf8, type Mend, type Read } from '../platform/readJson.ts';
import type { PythonVersion } from '../platform/pythonVersion.ts';
import { readModuleScript } from '../scripting/translation/scripts.ts';
import type { Place, Tell } from './folders.ts';

/** Bytes of a file: what people make is far smaller, and reading more would hold up the station. */
const largest = 20_000_000;

/** One reading of a project. */
export interface Reading {
  readonly tell: Tell;
  /** The SHA-256 of each file in the version that is used, in hexadecimal, by its name. */
  readonly files: Map<string, string>;
  /** Counts the readings of the same folder. */
  readonly turn: number;
}

/** Reads a file of one kind. Undefined where nothing of it can be used, which the reading was told. */
export type FileKind<T> = (place: Place, reading: Reading) => T | undefined;

/** A version of a file that could be used. */
interface Version<T> {
  readonly sum: string;
  readonly value: T;
  readonly problems: readonly string[];
  /** The last reading that used it. */
  readonly turn: number;
}

/**
 * A kind of files by how their text is read. `isWorse` says why a version that can be read is not taken in place of the one
 * before it, where it is not.
 */
export function fileKind<T>(
  parse: (text: string) => Read<T>,
  isWorse: (value: T, before: T) => string | undefined = () => undefined,
): FileKind<T> {
  return bytesKind((plain) => {
    const text = utf8(plain);
    return text === undefined ? { ok: false, reason: notUtf8 } : parse(text);
  }, isWorse);
}

/** The same of files that are no text, by how their bytes are read, after they were unpacked. */
export function bytesKind<T>(
  parse: (plain: Buffer) => Read<T>,
  isWorse: (value: T, before: T) => string | undefined = () => undefined,
): FileKind<T> {
  const versions = new Map<string, Version<T>>();
  return ({ name, full, refused }, { tell, files, turn }) => {
    const known = versions.get(name);
    // What was gone meanwhile is not brought back by a broken file of its name.
    const before = known !== undefined && known.turn >= turn - 1 ? known : undefined;
    const use = (version: Version<T>): T => {
      versions.set(name, { ...version, turn });
      files.set(name, version.sum);
      for (const problem of version.problems) tell(name, problem);
      return version.value;
    };
    const refuse = (reason: string, sum?: string): T | undefined => {
      tell(name, before === undefined ? reason : `${reason}. The version before it stays in use`);
      if (before !== undefined) return use(before);
      if (sum !== undefined) files.set(name, sum);
      return undefined;
    };
    if (refused !== undefined) return refuse(refused);
    let bytes: Buffer;
    try {
      const unread = whyNotRead(full);
      if (unread !== undefined) return refuse(unread);
      bytes = readFileSync(full);
    } catch (error) {
      return refuse(fileFault(error));
    }
    const sum = hash('sha256', bytes);
    if (before?.sum === sum) return use(before);
    const plain = unpacked(bytes);
    if (plain === undefined) return refuse('is packed, and cannot be unpacked, or is too large then', sum);
    const read = parse(plain);
    if (!read.ok) return refuse(read.reason, sum);
    const worse = before && isWorse(read.value, before.value);
    return worse === undefined ? use({ sum, value: read.value, problems: read.problems, turn }) : refuse(worse);
  };
}

/** What is in a file that a gateway packed (gzip), or the file itself; undefined where it cannot be unpacked. */
function unpacked(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largest });
  } catch {
    return undefined;
  }
}

/** Why a file is not read; undefined where it is. Throws where it is gone. A pipe would be waited for without end. */
function whyNotRead(full: string): string | undefined {
  const found = statSync(full);
  if (found.isDirectory()) return 'is a folder; it is not read';
  if (!found.isFile()) return 'is no plain file; it is not read';
  return found.size > largest ? `has more than ${largest / 1_000_000} MB; it is not read` : undefined;
}

/** Files of JSON against a schema; with `mend`, an entry that breaks it stands aside. */
export function jsonKind<S extends z.ZodType>(schema: S, mend?: Mend): FileKind<z.output<S>> {
  return fileKind((text) => parseJson(text, schema, mend));
}

/** Modules of the script library. One that was Python before and is none any more stays as it was. */
export function scriptKind(python: PythonVersion): FileKind<string> {
  return fileKind(
    (text) => ({ ok: true, value: text, problems: [] }),
    (source, before) => (notPython(before, python) === undefined ? notPython(source, python) : undefined),
  );
}

function notPython(source: string, python: PythonVersion): string | undefined {
  const found = readModuleScript(source, python).refused.find(({ reason }) => reason.startsWith('SyntaxError'));
  return found && `line ${found.line}: ${found.reason}`;
}

/** Files that are taken as their text. */
export function textKind(): FileKind<string> {
  return fileKind((text) => ({ ok: true, value: text, problems: [] }));
}
