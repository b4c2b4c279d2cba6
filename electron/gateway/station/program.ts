/**
 * Which program the station runs. Each start has the version in its entry, with what its maker signed: the hash of the archive and
 * the maker's key. The files themselves are read beside the work and held against that. A program that is not as it was signed, one of
 * another maker than before, and another archive of the same version are told. Whoever changes the program can change this
 * too: what remains then is the trail, which says what ran before.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { readJsonText } from '../../contract/json.ts';
import { makerId, readList, type ProgramList } from '../../ledger/programList.ts';
import type { Trail } from '../audit/trail.ts';
import type { Ports } from '../platform/ports.ts';
import { archiveName } from '../platform/programFiles.ts';
import { programVersion } from '../platform/version.ts';
import type { Store } from '../store/database.ts';
import { runningVersions, type Versions } from '../store/versions.ts';

/** A packaged program, as its files have it. */
export interface PackagedProgram {
  /** The public key of its maker, inside of the archive, as Base64 of its DER; undefined in an unsigned build. */
  readonly maker: string | undefined;
  /** The list that the maker signed, as it lies beside the archive; undefined where there is none. */
  readonly list: string | undefined;
  /** Reads all of its files, and gives the SHA-256 of each, in hexadecimal, by its name in the list. */
  readonly hashes: () => Promise<ReadonlyMap<string, string>>;
}

/** `none`: it runs from source. */
export type ProgramState = 'none' | 'unsigned' | 'checking' | 'signed' | 'changed';

/** What the entry of a start says of the program. */
export interface StartedProgram {
  readonly program: string;
  /** The hash of the archive that the maker signed; null where no maker did. */
  readonly archive: string | null;
  /** Id of the maker's key. */
  readonly maker: string | null;
  /** What it runs on. */
  readonly on: Versions;
}

/** What runs, as the trail keeps it; `archive` is the SHA-256 of the packaged program, in hexadecimal. */
const known = z.object({ detail: z.object({ version: z.string(), archive: z.string() }) });
const started = z.object({ detail: z.object({ maker: z.string().nullish() }) });

export interface ProgramDependencies {
  readonly store: Store;
  readonly trail: Trail;
  readonly ports: Ports;
  readonly stationId: string;
  /** Undefined where it runs from source. */
  readonly program: PackagedProgram | undefined;
}

export interface ProgramWatch {
  readonly state: () => ProgramState;
  readonly close: () => void;
}

/** Milliseconds after the start: reading the whole program keeps nobody waiting. */
const later = 10_000;

/** What is said of a program when it starts: nothing was read of it but the list. */
export function startedProgram(program: PackagedProgram | undefined): StartedProgram {
  const { maker, list } = signedOf(program);
  return {
    program: programVersion,
    archive: list?.files.get(archiveName) ?? null,
    maker: maker === undefined ? null : makerId(maker),
    on: runningVersions(),
  };
}

interface Signed {
  readonly maker?: KeyObject;
  readonly list?: ProgramList | undefined;
}

function signedOf(program: PackagedProgram | undefined): Signed {
  if (program?.maker === undefined) return {};
  const maker = createPublicKey({ key: Buffer.from(program.maker, 'base64'), format: 'der', type: 'spki' });
  return { maker, list: program.list === undefined ? undefined : readList(program.list, maker) };
}

/** Reads the program, and writes down what became of it. Begins once the entry of the start is written. */
export function watchProgram({ store, trail, ports, stationId, program }: ProgramDependencies): ProgramWatch {
  const target = `station:${stationId}`;
  const append = (action: string, detail: { readonly [key: string]: string }): void => {
    trail.append({ action, actor: { kind: 'station', id: 'program', name: 'Program' }, target, detail });
  };
  const tell = (reasons: readonly string[]): void => {
    for (const reason of reasons) {
      ports.log.error('The program is not the one that it was.', { version: programVersion, reason });
      append('security.alert', { reason });
    }
  };
  const signed = signedOf(program);
  const other = otherMaker(store, signed.maker);
  if (other !== undefined) store.transaction(() => tell([other]));
  if (program === undefined) return { state: () => 'none', close: () => undefined };

  const last = store.db.prepare<[string], { bytes: string }>(
    `SELECT bytes FROM audit_entry WHERE action = 'station.program' AND bytes ->> '$.detail.version' = ?
     ORDER BY seq DESC LIMIT 1`,
  );
  let state: ProgramState = signed.maker === undefined ? 'unsigned' : 'checking';
  let isClosed = false;
  const note = (files: ReadonlyMap<string, string>): void => {
    if (isClosed) return;
    const archive = files.get(archiveName) ?? '';
    const before = known.safeParse(readJsonText(last.get(programVersion)?.bytes ?? '')).data?.detail;
    const difference = signed.maker === undefined ? undefined : differenceOf(signed.list, files);
    if (signed.maker !== undefined) state = difference === undefined ? 'signed' : 'changed';
    store.transaction(() => {
      if (before?.archive !== archive) append('station.program', { version: programVersion, archive });
      tell([
        ...(difference === undefined ? [] : [`the program is not as its maker signed it: ${difference}`]),
        ...(before === undefined || before.archive === archive
          ? []
          : [`the archive of the program is another one than that of the same version before, ${before.archive}`]),
      ]);
    });
  };
  const callOff = ports.clock.after(later, () => {
    program
      .hashes()
      .then(note)
      .catch((error: unknown) => {
        if (signed.maker !== undefined) state = 'changed';
        ports.log.error('The program could not be read.', { reason: String(error) });
      });
  });
  return {
    state: () => state,
    close: () => {
      isClosed = true;
      callOff();
    },
  };
}

/** Why a program that starts is of another maker than the one of the start before; undefined where it is not, or nobody signed that one. */
function otherMaker(store: Store, maker: KeyObject | undefined): string | undefined {
  const [, row] = store.db
    .prepare<[], { bytes: string }>(
      "SELECT bytes FROM audit_entry WHERE action = 'station.started' ORDER BY seq DESC LIMIT 2",
    )
    .all();
  const before = started.safeParse(readJsonText(row?.bytes ?? '')).data?.detail.maker ?? undefined;
  if (before === undefined || (maker !== undefined && makerId(maker) === before)) return undefined;
  const now = maker === undefined ? 'no maker signed this program' : 'another maker signed this program';
  return `${now}, and the one before was signed with the key ${before}`;
}

/** The first difference between what the maker signed and what is there, in words. */
function differenceOf(list: ProgramList | undefined, files: ReadonlyMap<string, string>): string | undefined {
  if (list === undefined) return 'the list of its files is missing, or no key of its maker signed it';
  if (list.version !== programVersion) return `the list is of version ${list.version}`;
  for (const [name, hash] of files) {
    if (!list.files.has(name)) return `${name} is not in the list`;
    if (list.files.get(name) !== hash) return `${name} is another file`;
  }
  const missing = [...list.files.keys()].find((name) => !files.has(name));
  return missing === undefined ? undefined : `${missing} is missing`;
}
