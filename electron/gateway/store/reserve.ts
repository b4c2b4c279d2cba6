/** How much of the disk is kept for signatures, as the site says in `store.json` of the data directory. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJson } from '../platform/readJson.ts';

const megabyte = 1024 * 1024;

/** Bytes of free room below which nothing is signed, where the site says no other (SY-15). */
export const diskReserve = 200 * megabyte;

/** `{ "reserveMegabytes": 500 }`. */
const settings = z.strictObject({ reserveMegabytes: z.int().min(50).max(1_000_000) });

/** Bytes of free room below which nothing is signed. Throws `store` for a file that cannot be read. */
export function readReserve(dataDir: string): number {
  const file = join(dataDir, 'store.json');
  if (!existsSync(file)) return diskReserve;
  const read = readJson(file, settings);
  if (read.ok) return read.value.reserveMegabytes * megabyte;
  throw new CountersignError(
    ErrorCode.store,
    `${file} ${read.reason}. Mend the file, or remove it to keep ${diskReserve / megabyte} MB free for signatures.`,
  );
}
