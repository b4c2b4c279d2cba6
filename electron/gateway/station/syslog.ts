/** Messages to a syslog (RFC 5424): by datagram, by TCP, or by TLS. */
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { connect as connectSecurely } from 'node:tls';
import { z } from 'zod';
import { plainBytes } from '../platform/plainFile.ts';

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
export type SyslogPlace = z.output<typeof syslogPlace>;

/** How grave a message is, by RFC 5424. */
export const Severity = Object.freeze({ alert: 1, notice: 5 });
export type Severity = (typeof Severity)[keyof typeof Severity];

/** Log audit. */
const facility = 13;

export interface SyslogMessage {
  readonly severity: Severity;
  /** What kind of message it is (MSGID). */
  readonly kind: string;
  /** ISO 8601, UTC; `-` where no time is known. */
  readonly at: string;
  /** One line of ASCII. */
  readonly text: string;
}

/** Milliseconds that a syslog has to take a message. */
const patience = 10_000;

/**
 * Sends a message: a datagram (RFC 5426), or a frame with its length before it, over TCP (RFC 6587, section 3.4.1) or over TLS (RFC 5425)
 * to the server whose certificate is for the host of the address. `ca` is named from the folder `from` on. Rejects with what the system or
 * the other side says; a datagram counts as taken once it was sent.
 */
export async function sendSyslog({ syslog, ca }: SyslogPlace, sent: SyslogMessage, from: string): Promise<void> {
  const message = lineOf(sent);
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

function lineOf({ severity, kind, at, text }: SyslogMessage): string {
  const name =
    hostname()
      .replace(/[^!-~]/g, '')
      .slice(0, 255) || '-';
  return `<${facility * 8 + severity}>1 ${at} ${name} countersign - ${kind} - ${text}`;
}
