/**
 * Where the station serves HTTP: `server.json` of the data directory. Without that file the desktop program serves nothing,
 * and `countersign gateway` this computer alone. It belongs to the site, never to a project: who may reach a station is not for a view's author to say.
 */
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../contract/errors.ts';
import { fileFault } from '../gateway/platform/fileFault.ts';
import { plainBytes } from '../gateway/platform/plainFile.ts';
import { readJson } from '../gateway/platform/readJson.ts';
import type { Rate } from '../gateway/sso/limiter.ts';

/** The pages of the project, for browsers. */
const pages = z.strictObject({
  /** The port of signing surfaces, which have an origin of their own; the next one after `port` where nothing is said. */
  surfacePort: z.int().min(0).max(65_535).optional(),
  /** Seconds that a session stays after its last page is gone, and a page after its connection. */
  sessionTimeout: z.int().min(5).max(86_400).default(60),
  mostSessions: z.int().min(1).max(10_000).default(500),
  /** Sessions of one address, so that nobody on the network takes them all. */
  mostOfAddress: z.int().min(1).max(10_000).default(100),
  /** Pages of one browser. */
  mostPages: z.int().min(1).max(100).default(20),
});
export type PagesConfig = Readonly<z.output<typeof pages>>;

/** Somebody who mistypes for a while, and nobody who tries out. */
const defaultRefusals: Rate = Object.freeze({ burst: 20, perMinute: 6 });

const serverFile = z.strictObject({
  /** An address of this computer. Beyond loopback only with `tls`. */
  host: z.string().min(1).max(255).default('127.0.0.1'),
  /** 0 takes any free one; the log says which. */
  port: z.int().min(0).max(65_535).default(17_010),
  /**
   * PEM files of the site's certificate (with its chain) and key, from the data directory or absolute; `privateKey` names the
   * secret of the station that the key is, in the place of its file.
   */
  tls: z
    .strictObject({
      certificate: z.string().min(1),
      key: z.string().min(1).optional(),
      privateKey: z.strictObject({ secret: z.string().min(1) }).optional(),
    })
    .refine(
      ({ key, privateKey }) => (key === undefined) !== (privateKey === undefined),
      'has "key", a file, or "privateKey": { "secret" }, a secret of the station, and not both',
    )
    .optional(),
  /** Host names, beside the address itself, by which clients call this station. */
  names: z.array(z.string().min(1).max(255)).max(100).default([]),
  /** A port, such as 80, on which requests without TLS are sent on to the address with TLS. Only with `tls`. */
  redirectPort: z.int().min(0).max(65_535).optional(),
  /** false where browsers get no pages. */
  pages: z.union([z.literal(false), pages]).default(() => pages.parse({})),
  /** The calls without proof that one address may make: at once after a pause, and then a minute. */
  refusals: z
    .strictObject({ burst: z.int().min(1).max(100_000), perMinute: z.number().positive().max(100_000) })
    .default(defaultRefusals),
});

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  readonly names: readonly string[];
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly redirectPort: number | undefined;
  readonly pages: PagesConfig | false;
  readonly refusals: Rate;
}

/** How a station serves where nobody said: on this computer alone. */
export const localServer: ServerConfig = Object.freeze({
  ...serverFile.parse({}),
  tls: undefined,
  redirectPort: undefined,
});

/** Whether an address never leaves the computer. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost') return true;
  return (isIP(host) === 4 && host.startsWith('127.')) || host === '::1';
}

/**
 * Reads how to serve; undefined when the station serves nothing. `secret` is the station's secret of a name. Throws `store`, with
 * what to do, when the file cannot be used, a certificate or its key cannot be read, or it would serve beyond this computer
 * without TLS.
 */
export function readServerConfig(
  dataDir: string,
  secret: (name: string) => string | undefined,
): ServerConfig | undefined {
  const file = join(dataDir, 'server.json');
  if (!existsSync(file)) return undefined;
  const read = readJson(file, serverFile);
  if (!read.ok) throw refused(`${file} ${read.reason}. Mend the file, or remove it to serve nothing.`);
  const { tls, redirectPort, ...rest } = read.value;
  const { host } = rest;
  if (tls === undefined && !isLoopback(host)) {
    throw refused(
      `${file} serves on ${host}, which other computers can reach, without TLS: passwords would travel in clear. ` +
        'Name the certificate and the key under "tls", or serve on 127.0.0.1.',
    );
  }
  if (tls === undefined && redirectPort !== undefined) {
    throw refused(`${file} names a "redirectPort", and no "tls" to send anybody on to. Name both, or neither.`);
  }
  const pem = (path: string): Buffer => {
    try {
      return plainBytes(resolve(dataDir, path));
    } catch (cause) {
      throw refused(`The TLS file ${path} that ${file} names ${fileFault(cause)}.`, cause);
    }
  };
  const kept = (name: string): Buffer => {
    const key = secret(name);
    if (key !== undefined) return Buffer.from(key);
    throw refused(
      `The station has no secret "${name}", which ${file} names as its key: countersign secret set ${name} --file <key.pem>`,
    );
  };
  const keyOf = ({ key = '', privateKey }: NonNullable<typeof tls>): Buffer =>
    privateKey === undefined ? pem(key) : kept(privateKey.secret);
  return { ...rest, redirectPort, tls: tls && { cert: pem(tls.certificate), key: keyOf(tls) } };
}

function refused(message: string, cause?: unknown): CountersignError {
  return new CountersignError(ErrorCode.store, message, { cause });
}
