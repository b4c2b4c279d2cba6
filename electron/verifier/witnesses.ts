/** Witnesses: that somebody outside of the station saw the log, and when (C2SP tlog-cosignature, Ed25519). */
import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { Findings } from './findings.ts';
import { shown, Tampered } from './json.ts';
import type { Note } from './keys.ts';
import { counted } from './words.ts';

/** The key of a witness, as its operator gives it out. */
export interface Witness {
  readonly name: string;
  readonly hint: Buffer;
  readonly key: KeyObject;
}

/** What the DER of an Ed25519 key begins with (RFC 8410). */
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads the key of a witness, `name+hash+Base64`. Throws `TypeError` for a text that is none. */
export function witnessOf(text: string): Witness {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text);
  const [, name = '', hash = '', encoded = ''] = parts ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const hint = createHash('sha256').update(`${name}\n`).update(bytes).digest().subarray(0, 4);
  if (parts === null || bytes[0] !== 4 || hint.toString('hex') !== hash)
    throw new TypeError(`${shown(text)} is no key of a witness (name+hash+Base64, for Ed25519 cosignatures)`);
  const key = createPublicKey({ key: Buffer.concat([spki, bytes.subarray(1)]), format: 'der', type: 'spki' });
  return { name, hint, key };
}

interface Seen {
  readonly size: number;
  readonly at: string;
}

/**
 * Says what the given witnesses saw of a log, by the notes that are known to be of it. Throws `Tampered` for a cosignature of
 * theirs that does not fit.
 */
export function witnessed(notes: readonly Note[], given: readonly Witness[], report: Findings): void {
  const seen = new Map<Witness, Seen[]>(given.map((witness) => [witness, []]));
  const others = new Set<string>();
  for (const { text, size, cosignatures } of notes) {
    for (const line of cosignatures) {
      const [, name = '', encoded = ''] = line.split(' ');
      const bytes = Buffer.from(encoded, 'base64');
      const witness = given.find((one) => one.name === name && one.hint.equals(bytes.subarray(0, 4)));
      if (witness === undefined) others.add(name);
      else seen.get(witness)?.push({ size, at: timeOf(witness, text, bytes, size) });
    }
  }
  for (const [{ name }, all] of seen) {
    all.sort((one, other) => one.size - other.size);
    const [first, last] = [all.at(0), all.at(-1)];
    if (first === undefined || last === undefined) {
      report.add('incomplete', `the witness ${shown(name)} cosigned no checkpoint that is here`);
    } else if (first.size === last.size) {
      report.add(
        'ok',
        `The witness ${shown(name)} saw this log of ${counted(first.size, 'entry', 'entries')} at ${first.at}.`,
      );
    } else {
      report.add(
        'ok',
        `The witness ${shown(name)} saw this log of ${counted(first.size, 'entry', 'entries')} at ${first.at}, and last of ${last.size} at ${last.at}.`,
      );
    }
  }
  if (others.size > 0) {
    const names = [...others].map(shown).join(', ');
    report.notChecked.push(`what these witnesses cosigned: ${names}. Give their keys with --witness`);
  }
}

/** When a witness signed a note. The time is signed too. */
function timeOf({ name, key }: Witness, text: string, bytes: Buffer, size: number): string {
  const seconds = bytes.length === 76 ? bytes.readBigUInt64BE(4) : undefined;
  const at = new Date(Number(seconds) * 1000);
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
  if (Number.isNaN(at.getTime()) || !verify(null, message, key, bytes.subarray(12)))
    throw new Tampered(
      `the witness ${shown(name)} did not sign the checkpoint of ${counted(size, 'entry', 'entries')}`,
    );
  return at.toISOString();
}
