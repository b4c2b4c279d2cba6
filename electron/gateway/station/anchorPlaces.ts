/** Where a checkpoint is anchored: a folder, a syslog, a witness. Each takes one, or says why not. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readCheckpoint, readNote } from '../../ledger/checkpoint.ts';
import { readWitness, type Witness } from '../../ledger/cosignature.ts';
import { fileFault } from '../platform/fileFault.ts';
import { plainText } from '../platform/plainFile.ts';
import { sendSyslog, Severity, syslogPlace } from './syslog.ts';
import { OtherLogError } from './witness.ts';

/** The address of a witness: what stands before `/add-checkpoint`. */
export const witnessAddress = z
  .url({ protocol: /^https?$/, error: 'is no address as https://witness.example/plant' })
  .refine((text) => {
    const url = URL.parse(text);
    return url?.username === '' && url.search === '' && url.hash === '';
  }, 'has a name, a question mark or a # in it, which the address of a witness has not');

/** The key of a witness, as its operator gives it out. */
export const witnessKey = z.string().transform((text, context): Witness => {
  const witness = readWitness(text);
  if (witness !== undefined) return witness;
  context.addIssue('is no key of a witness as witness.example/w1+1a2b3c4d+BAbc... (Ed25519 cosignatures)');
  return z.NEVER;
});

/** One place, as a site writes it. */
export const anchorPlace = z.union([
  z.strictObject({ folder: z.string().min(1) }),
  syslogPlace,
  z.strictObject({ witness: witnessAddress, key: witnessKey }),
]);
export type AnchorPlace = z.output<typeof anchorPlace>;
/** A place that takes a note, and answers nothing. */
export type SilentPlace = Exclude<AnchorPlace, { readonly witness: string }>;

/** What is said of a place in a log. */
export function placeName(place: AnchorPlace): string {
  if ('folder' in place) return place.folder;
  return 'syslog' in place ? place.syslog : place.witness;
}

/** A checkpoint of a station, a signed note over so many entries. */
export interface AnchoredNote {
  readonly size: number;
  readonly note: string;
  readonly stationId: string;
}

/**
 * Puts a checkpoint into a place, whose files are named from the folder `from` on. Rejects with what the place or the system says.
 */
export async function putInto(
  place: SilentPlace,
  { size, note, stationId }: AnchoredNote,
  from: string,
): Promise<void> {
  if ('folder' in place) return writeAnchor(join(place.folder, anchorName(stationId, size)), note);
  const at = readCheckpoint(readNote(note)?.text ?? '')?.at ?? '-';
  const text = Buffer.from(note).toString('base64');
  return sendSyslog(place, { severity: Severity.notice, kind: 'checkpoint', at, text }, from);
}

/** The name of an anchor's file: ascending, by station; `of` tells those of a witness from it. */
export function anchorName(stationId: string, size: number, of = ''): string {
  return `${stationId}-${String(size).padStart(10, '0')}${of === '' ? '' : `-${of}`}.checkpoint`;
}

/** Writes an anchor whole, or not; one that is there with the same text counts. */
async function writeAnchor(file: string, note: string): Promise<void> {
  const there = checkpointAt(file);
  if (there === note) return;
  if (there !== undefined) throw otherTrail(file, there, note) ?? new Error(`${file} is there, and is another file.`);
  const part = `${file}.part`;
  try {
    await writeFile(part, note, { flush: true });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * That a file has a checkpoint of another trail of as many entries than the one of `note`: what was anchored is not what the station has.
 * Undefined where it does not.
 */
export function otherTrail(file: string, there: string, note: string): OtherLogError | undefined {
  const [held, own] = [there, note].map((text) => readCheckpoint(readNote(text)?.text ?? ''));
  const isOther =
    held?.origin === own?.origin && held?.size === own?.size && own?.root.equals(held?.root ?? own.root) === false;
  return isOther ? new OtherLogError(`${file} is of another trail of ${own.size} entries than this one`) : undefined;
}

/** What stands in a file that may not be there yet. */
function checkpointAt(file: string): string | undefined {
  try {
    return plainText(file);
  } catch (error) {
    const fault = fileFault(error);
    if (fault === 'is not there') return undefined;
    throw new Error(`${file} ${fault}.`, { cause: error });
  }
}
