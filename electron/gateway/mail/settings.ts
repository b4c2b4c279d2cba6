/**
 * The mail servers that the site lists in `mail.json` of the data directory:
 * `{ "servers": { "plant": { "host": "mail.plant.local", "from": ["line4@plant.local"], "to": ["plant.local"] } } }`.
 * Scripts send mail through them (`system.net.sendEmail`), and through no other.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { fileFault } from '../platform/fileFault.ts';
import { plainText } from '../platform/plainFile.ts';
import { readJson } from '../platform/readJson.ts';

/** Where the site lists them. */
export const mailFile = 'mail.json';

/** How a connection to a mail server is kept from being read. */
export const MailTls = Object.freeze({
  /** Encrypted before anything is said (RFC 8314). */
  implicit: 'implicit',
  /** Encrypted by a command, without which nothing is sent (RFC 3207). */
  starttls: 'starttls',
  none: 'none',
} as const);
export type MailTls = (typeof MailTls)[keyof typeof MailTls];

const usualPorts: Readonly<Record<MailTls, number>> = { implicit: 465, starttls: 587, none: 25 };

/** An address without a name, in letters that every mail server takes. */
export const mailAddress = z.string().max(254).regex(z.regexes.html5Email);

const domain = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, {
    error: 'a domain is what stands behind the @ of an address, such as plant.local',
  })
  .transform((name) => name.toLowerCase());

const server = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).optional(),
    tls: z.enum(Object.values(MailTls)).default(MailTls.starttls),
    /** A file of the data directory with the certificates (PEM) that the server's is held against. */
    ca: z.string().min(1).optional(),
    user: z.string().min(1).optional(),
    /** The name of a secret of the station, never the password itself. */
    password: z.strictObject({ secret: z.string().min(1) }).optional(),
    /** The addresses that mail may come from. */
    from: z.array(mailAddress).min(1),
    /** The domains that mail may go to. */
    to: z.array(domain).min(1),
    /** Mails in any minute at most. */
    perMinute: z.int().min(1).max(1000).default(30),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    error: '"user" and "password" stand together',
  })
  .refine(({ user, tls }) => user === undefined || tls !== MailTls.none, {
    error: 'no password is sent over a connection that others can read; set "tls"',
  });

const settings = z.strictObject({ servers: z.record(z.string().min(1).max(200), server).default({}) });

/** A server that the site lists. */
export interface MailServer extends Omit<z.output<typeof server>, 'ca'> {
  readonly name: string;
  readonly port: number;
  /** The certificates themselves; the system's where there are none. */
  readonly ca: string | undefined;
}

/** The mail servers that a data directory lists. Throws `project` for settings, or a file that they name, that cannot be read. */
export function listedMailServers(dataDir: string): readonly MailServer[] {
  const file = join(dataDir, mailFile);
  if (!existsSync(file)) return [];
  const read = readJson(file, settings);
  if (!read.ok) {
    throw new CountersignError(
      ErrorCode.project,
      `${file} ${read.reason}. Mend the file, or remove it to send no mail.`,
    );
  }
  return Object.entries(read.value.servers).map(([name, { ca, port, ...server }]) => ({
    ...server,
    name,
    port: port ?? usualPorts[server.tls],
    ca: ca === undefined ? undefined : certificates(resolve(dataDir, ca), name),
  }));
}

function certificates(file: string, name: string): string {
  try {
    return plainText(file);
  } catch (cause) {
    const text = `${mailFile}, the server ${name}: the file ${file} of "ca" ${fileFault(cause)}.`;
    throw new CountersignError(ErrorCode.project, text, { cause });
  }
}
