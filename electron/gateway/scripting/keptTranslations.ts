/**
 * Translations of a project's scripts, kept on disk between starts. What is translated decides what runs where people sign, so
 * an entry counts only with a seal that a key of the station made over the version of the translator, the sum of the text
 * and what became of it. Any other is as if it were not there: the script is translated anew.
 *
 * A line is an entry: its seal, and the entry as JSON. The newest come first.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Ports } from '../platform/ports.ts';
import type { KnownTranslation, KnownTranslations } from './translation/known.ts';

export interface KeptTranslationsOptions {
  readonly dataDir: string;
  /** Of the station, for this purpose alone. */
  readonly key: Uint8Array;
  /** `translatorVersion`: read where there is something to be sealed, or to be held against it. */
  readonly version: () => string;
  /** What is kept, and takes what was kept. */
  readonly known: KnownTranslations;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
}

/** Milliseconds after the start, and between two times after that. */
const first = 10_000;
const every = 60_000;

/** Bytes of the file: some thousands of scripts. */
const most = 8_000_000;

const sealedLine = /^(?<seal>[0-9a-f]{64}) (?<entry>.+)$/s;

const line = z.object({ line: z.int() });
const kept: z.ZodType<KnownTranslation> = z.strictObject({
  sum: z.string(),
  translated: z.strictObject({
    source: z.string(),
    refused: z.array(line.extend({ reason: z.string() })),
    names: z.array(line.extend({ name: z.string() })),
    imports: z.array(line.extend({ module: z.string(), names: z.array(z.string()) })),
  }),
});

/**
 * Takes what was kept, and keeps what is translated from now on, beside the work. A disk that does not let it costs time at
 * the next start and nothing else. Returns what ends it.
 */
export function keepTranslations(options: KeptTranslationsOptions): () => Promise<void> {
  const { dataDir, key, version, known, ports } = options;
  const { clock, log } = ports;
  const file = join(dataDir, 'cache', 'translations');
  // Taking in the bytes of a key costs more than each seal.
  const taken = createSecretKey(key);
  const seal: Seal = (entry) => createHmac('sha256', taken).update(`${version()} ${entry}`).digest();

  takeKept(file, seal, known, log);
  let written = known.made();
  let isLogged = false;
  const write = async (): Promise<void> => {
    const made = known.made();
    if (made === written) return;
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(`${file}.new`, linesOf(known, seal), { mode: 0o600 });
      await rename(`${file}.new`, file);
      written = made;
    } catch (error) {
      await rm(`${file}.new`, { force: true }).catch(() => undefined);
      if (!isLogged) log.debug('Translations of scripts are not kept on disk.', { reason: String(error) });
      isLogged = true;
    }
  };
  let isClosed = false;
  let writing = Promise.resolve();
  const look = (): void => {
    writing = write().then(() => {
      if (!isClosed) callOff = clock.after(every, look);
    });
  };
  let callOff = clock.after(first, look);
  return async () => {
    isClosed = true;
    callOff();
    await writing;
    // A station that ran for a moment starts as quickly the next time.
    await write();
  };
}

type Seal = (entry: string) => Buffer;

function takeKept(file: string, seal: Seal, known: KnownTranslations, log: Ports['log']): void {
  let text: string;
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return;
    // A pipe would be waited for without end.
    if (!found.isFile() || found.size > most) throw new Error('It is no plain file, or too large.');
    text = readFileSync(file, 'utf8');
  } catch (error) {
    log.debug('Kept translations of scripts cannot be read, and are made anew.', { reason: String(error) });
    return;
  }
  const lines = text.split('\n').filter((written) => written !== '');
  let taken = 0;
  for (const written of lines) {
    const { seal: sealed = '', entry = '' } = sealedLine.exec(written)?.groups ?? {};
    const own = seal(entry);
    if (sealed.length !== 2 * own.length || !timingSafeEqual(Buffer.from(sealed, 'hex'), own)) continue;
    known.take(kept.parse(JSON.parse(entry)));
    taken += 1;
  }
  if (taken < lines.length)
    log.debug('Kept translations of scripts are made anew: of another version, of another station, or changed.', {
      scripts: lines.length - taken,
    });
}

/** What was used since the start, and of what was not at most as much again. */
function* linesOf(known: KnownTranslations, seal: Seal): Generator<string> {
  const used = known.used();
  let bytes = 0;
  for (const one of [...used, ...known.unused().slice(0, used.length)]) {
    const entry = JSON.stringify(one);
    const written = `${seal(entry).toString('hex')} ${entry}\n`;
    bytes += Buffer.byteLength(written);
    if (bytes > most) return;
    yield written;
  }
}
