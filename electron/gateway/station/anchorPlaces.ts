/** Where a checkpoint is anchored: a folder, a syslog, a witness. Each takes one, or says why not. */
import { createSocket } from 'node:dgram';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readCheckpoint, readNote } from '../../ledger/checkpoint.ts';
import { readWitness, type Witness } from '../../ledger/cosignature.ts';

/** `udp://host:port` or `tcp://host:port`. */
export const syslogAddress = z.string().regex(/^(?:udp|tcp):\/\/(?:[\w.-]+|\[[0-9A-Fa-f:]+\]):\d{1,5}$/, {
  error: 'is no address as udp://10.0.0.5:514 or tcp://log.plant.example:601',
});

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
  z.strictObject({ syslog: syslogAddress }),
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

/** Milliseconds that a place has to take an anchor. */
const patience = 10_000;

/** Puts a checkpoint of a station, a signed note, into a place. Rejects with what the place or the system says. */
export async function putInto(place: SilentPlace, size: number, note: string, stationId: string): Promise<void> {
  if ('folder' in place) return writeAnchor(join(place.folder, anchorName(stationId, size)), note);
  const at = readCheckpoint(readNote(note)?.text ?? '')?.at ?? '-';
  return sendSyslog(new URL(place.syslog), syslogMessage(note, at, hostname()));
}

/** The name of an anchor's file: ascending, by station; `of` tells those of a witness from it. */
export function anchorName(stationId: string, size: number, of = ''): string {
  return `${stationId}-${String(size).padStart(10, '0')}${of === '' ? '' : `-${of}`}.checkpoint`;
}

/** Writes an anchor whole, or not; one that is there with the same text counts. */
async function writeAnchor(file: string, note: string): Promise<void> {
  const there = await readFile(file, 'utf8').catch(() => undefined);
  if (there === note) return;
  if (there !== undefined) throw new Error(`${file} is there with another checkpoint.`);
  const part = `${file}.part`;
  try {
    await writeFile(part, note, { flush: true });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** A message by RFC 5424: facility 13 (log audit), severity 5 (notice); the note in Base64, since it has lines. */
export function syslogMessage(note: string, at: string, host: string): string {
  const name = host.replace(/[^!-~]/g, '').slice(0, 255) || '-';
  return `<109>1 ${at} ${name} countersign - checkpoint - ${Buffer.from(note).toString('base64')}`;
}

/** Sends a message: a datagram (RFC 5426), or a frame with its length before it (RFC 6587, section 3.4.1). */
function sendSyslog({ protocol, hostname: host, port }: URL, message: string): Promise<void> {
  const address = host.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    if (protocol === 'udp:') {
      const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
      socket.send(message, Number(port), address, (error) => {
        socket.close();
        if (error === null) resolve();
        else reject(error);
      });
      return;
    }
    const socket = connect({ host: address, port: Number(port), timeout: patience });
    socket.once('timeout', () => socket.destroy(new Error('it takes too long')));
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.once('connect', () => socket.end(`${Buffer.byteLength(message)} ${message}`));
    socket.resume();
  });
}
