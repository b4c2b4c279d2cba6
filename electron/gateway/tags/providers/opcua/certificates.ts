/**
 * Certificates of a provider, in a folder of its own: `own/` has the station's, made once, with its key sealed; `trusted/` the
 * servers' that a person accepted, each by its fingerprint; `rejected/` those that were met and are not trusted.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { writeDurably } from '../../../platform/durably.ts';
import { plainBytes, plainText } from '../../../platform/plainFile.ts';
import type { Sealer } from '../../../platform/sealer.ts';
import type { Opcua } from './library.ts';

/** Days that the station's own certificate holds. */
const validity = 3650;
const certificateFile = 'certificate.pem';
/** The key, sealed; and what earlier versions had instead. */
const keyFile = 'private-key.sealed';
const clearKeyFile = 'private-key.pem';

export interface Identity {
  /** The name of the station among applications, as its certificate says it. */
  readonly applicationUri: string;
  readonly certificate: Buffer;
  /** The private key, PEM. */
  readonly key: string;
  readonly fingerprint: string;
}

/**
 * The station's own certificate and key: those of the folder, or made now where there are none that hold. The key is sealed with a
 * key of the station; one that an earlier version left in the clear is sealed, and its file goes.
 */
export async function ownIdentity(folder: string, opc: Opcua, now: number, sealer: Sealer): Promise<Identity> {
  const own = join(folder, 'own');
  sealOld(own, sealer);
  const kept = identityIn(own, sealer);
  if (kept !== undefined && kept.validTo > now) return kept.identity;
  const made = await makeIdentity(opc, now);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  writeDurably(join(own, keyFile), sealer.seal(made.key));
  writeFileSync(join(own, certificateFile), new X509Certificate(made.certificate).toString());
  return made;
}

/** A certificate with its key, kept nowhere. */
export async function makeIdentity(opc: Opcua, now: number): Promise<Identity> {
  const { crypto_utils: make } = opc;
  const privateKey = await make.generatePrivateKey(2048);
  const { cert } = await make.createSelfSignedCertificate({
    privateKey,
    subject: `CN=Countersign at ${hostname().replaceAll(/[^\w.-]/g, '-')}`,
    applicationUri: `urn:${hostname().replaceAll(/[^\w.-]/g, '-')}:countersign`,
    dns: [hostname()],
    validity,
    notBefore: new Date(now - 3_600_000),
    purpose: make.CertificatePurpose.ForApplication,
  });
  const { privPem } = await make.privateKeyToPEM(privateKey);
  return identityOf(new X509Certificate(cert), privPem);
}

/** The fingerprint of the station's own certificate, which takes no key to read; undefined before it was made. */
export function ownFingerprint(folder: string): string | undefined {
  try {
    return new X509Certificate(plainBytes(join(folder, 'own', certificateFile))).fingerprint256;
  } catch {
    return undefined;
  }
}

/** Takes over the key that an earlier version kept in the clear. */
function sealOld(own: string, sealer: Sealer): void {
  const old = join(own, clearKeyFile);
  if (!existsSync(old)) return;
  // One that was sealed since is newer.
  if (!existsSync(join(own, keyFile))) writeDurably(join(own, keyFile), sealer.seal(plainText(old)));
  rmSync(old);
}

/** What a folder keeps; undefined where one of both is missing, cut by a loss of power, not of the other, or of another station. */
function identityIn(
  own: string,
  sealer: Sealer,
): { readonly identity: Identity; readonly validTo: number } | undefined {
  try {
    const certificate = new X509Certificate(plainBytes(join(own, certificateFile)));
    const key = sealer.open(plainText(join(own, keyFile)));
    if (key === undefined || !certificate.checkPrivateKey(createPrivateKey(key))) return undefined;
    return { identity: identityOf(certificate, key), validTo: Date.parse(certificate.validTo) };
  } catch {
    return undefined;
  }
}

function identityOf(certificate: X509Certificate, key: string): Identity {
  return {
    applicationUri: /URI:([^,\s]+)/.exec(certificate.subjectAltName ?? '')?.[1] ?? '',
    certificate: certificate.raw,
    key,
    fingerprint: certificate.fingerprint256,
  };
}

/** What a person compares before they trust a certificate. */
export interface ServerCertificate {
  /** SHA-256, as certificates' fingerprints are commonly written. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** Reads the certificate of a server: the first of a chain. Undefined where it is none. */
export function certificateOf(der: Uint8Array | undefined): (ServerCertificate & { readonly pem: string }) | undefined {
  if (der === undefined || der.length === 0) return undefined;
  try {
    const certificate = new X509Certificate(der);
    return {
      fingerprint: certificate.fingerprint256,
      subject: certificate.subject.replaceAll('\n', ', '),
      issuer: certificate.issuer.replaceAll('\n', ', '),
      validFrom: new Date(certificate.validFrom),
      validTo: new Date(certificate.validTo),
      pem: certificate.toString(),
    };
  } catch {
    return undefined;
  }
}

/** The name of a certificate's file. */
function fileOf(fingerprint: string): string {
  return `${fingerprint.replaceAll(':', '').toLowerCase()}.pem`;
}

/** Trusts the certificate of a server from now on. */
export function trust(folder: string, der: Uint8Array): void {
  const certificate = certificateOf(der);
  if (certificate !== undefined) keep(folder, 'trusted', certificate);
  if (certificate !== undefined) rmSync(join(folder, 'rejected', fileOf(certificate.fingerprint)), { force: true });
}

function keep(
  folder: string,
  list: 'trusted' | 'rejected',
  { fingerprint, pem }: { fingerprint: string; pem: string },
): void {
  mkdirSync(join(folder, list), { recursive: true });
  writeFileSync(join(folder, list, fileOf(fingerprint)), pem);
}

/** Certificates of servers that are kept though nobody trusts them. */
const mostRejected = 20;

/** Why the certificate of a server is not taken, in words; undefined where it is. One that is new is kept for `trust`. */
export function distrust(
  folder: string,
  provider: string,
  der: Uint8Array | undefined,
  now: number,
): string | undefined {
  const certificate = certificateOf(der);
  if (certificate === undefined) return 'the server shows no certificate that can be read';
  const { fingerprint, subject, validFrom, validTo } = certificate;
  const trusted = names(folder, 'trusted');
  if (!trusted.includes(fileOf(fingerprint))) {
    if (names(folder, 'rejected').length < mostRejected) keep(folder, 'rejected', certificate);
    const what =
      trusted.length > 0
        ? 'the server shows another certificate than the one that is trusted'
        : 'nobody has trusted the certificate of the server yet';
    return `${what} (${subject}, SHA-256 ${fingerprint}). If it is the right server: countersign tags trust ${provider}`;
  }
  if (validTo.getTime() <= now) {
    return `the certificate of the server ended on ${day(validTo)}: give the server a new one, then countersign tags trust ${provider}`;
  }
  return validFrom.getTime() > now
    ? `the certificate of the server holds from ${day(validFrom)} on; compare the clocks of station and server`
    : undefined;
}

/** The day of a moment, UTC. */
export function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function names(folder: string, list: string): readonly string[] {
  const path = join(folder, list);
  return existsSync(path) ? readdirSync(path) : [];
}
