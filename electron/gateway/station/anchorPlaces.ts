/** Where a checkpoint is anchored: a folder, a syslog, a witness. Each takes one, or says why not. */
import { createSocket } from 'node:dgram';
import { rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { z } from 'zod';
import { readCheckpoint, readNote } from '../../ledger/checkpoint.ts';
import { readWitness, type Witness } from '../../ledger/cosignature.ts';
import { fileFault } from '../platform/fileFault.ts';
import { plainBytes, plainText } from '../platform/plainFile.ts';

/** `udp://host:port`, `tcp://host:port` or `tls://host:port`. */
export const syslogAddress = z.string().regex(/^(?:udp|tcp|tls):\/\/(?:[\w.-]+|\[[0-9A-Fa-f:]+\]):\d{1,5}$/, {
  error: 'is no address as udp://10.0.0.5:514, tcp://log.plant.example:601 or tls://log.plant.example:6514',
});

/** A syslog; `ca` is a file of the certificates (PEM) that it is believed by, in place of those that every program believes. */
export const syslogPlace = z
  .strictObject({ syslog: syslogAddress, ca: z.string().min(1).optional() })
  .refine(({ syslog, ca }) => ca === undefined || syslog.startsWith('tls:'), {
    error: 'has ca, which goes with tls:// alone',
  });
type SyslogPlace = z.output<typeof syslogPlace>;

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

/** Milliseconds that a place has to take an anchor. */
const patience = 10_000;

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
  return sendSyslog(place, syslogMessage(note, at, hostname()), from);
}

/** The name of an anchor's file: ascending, by station; `of` tells those of a witness from it. */
export function anchorName(stationId: string, size: number, of = ''): string {
  return `${stationId}-${String(size).padStart(10, '0')}${of === '' ? '' : `-${of}`}.checkpoint`;
}

/** Writes an anchor whole, or not; one that is there with the same text counts. */
async function writeAnchor(file: string, note: string): Promise<void> {
  const there = checkpointAt(file);
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

/** A message by RFC 5424: facility 13 (log audit), severity 5 (notice); the note in Base64, since it has lines. */
export function syslogMessage(note: string, at: string, host: string): string {
  const name = host.replace(/[^!-~]/g, '').slice(0, 255) || '-';
  return `<109>1 ${at} ${name} countersign - checkpoint - ${Buffer.from(note).toString('base64')}`;
}

/**
 * Sends a message: a datagram (RFC 5426), or a frame with its length before it, over TCP (RFC 6587, section 3.4.1) or over TLS (RFC 5425)
 * to the server whose certificate is for the host of the address.
 */
async function sendSyslog({ syslog, ca }: SyslogPlace, message: string, from: string): Promise<void> {
  const { protocol, hostname: name, port: digits } = new URL(syslog);
  const [host, port] = [name.replace(/^\[|\]$/g, ''), Number(digits)];
  if (protocol === 'udp:') return sendDatagram(host, port, message);
  // Read each time: a site renews its certificates while the station runs.
  const authorities = ca === undefined ? undefined : plainBytes(resolve(from, ca));
  return new Promise((done, reject) => {
    const isSecure = protocol === 'tls:';
    const socket = isSecure ? connectSecurely({ host, port, ca: authorities }) : connect({ host, port });
    socket.setTimeout(patience, () => socket.destroy(new Error('it takes too long')));
    socket.once('error', reject);
    socket.once('close', () => done());
    socket.once(isSecure ? 'secureConnect' : 'connect', () => socket.end(`${Buffer.byteLength(message)} ${message}`));
    socket.resume();
  });
}

function sendDatagram(host: string, port: number, message: string): Promise<void> {
  return new Promise((done, reject) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    socket.send(message, port, host, (error) => {
      socket.close();
      if (error === null) done();
      else reject(error);
    });
  });
}
