/**
 * Verification of a bundle by a stranger: from its text and a key that came another way, with nothing but Node's own crypto.
 * The format is `docs/bundle-format.md`. This file shares no code with the program that writes bundles: what both get wrong
 * would be right to both.
 */
import { createHash, createPublicKey, verify as verifyEd25519, type KeyObject } from 'node:crypto';

/** The end of a verification, by weight: whatever is worse outweighs the rest. */
export type Verdict = 'ok' | 'unknown key' | 'incomplete' | 'tampered';

/** The exit code of a verdict. */
export const exitCodes: Readonly<Record<Verdict, 0 | 2 | 3 | 4>> = Object.freeze({
  ok: 0,
  tampered: 2,
  incomplete: 3,
  'unknown key': 4,
});

export interface Report {
  readonly verdict: Verdict;
  /** What was found, a line each, in the order in which it was looked at. */
  readonly lines: readonly string[];
  /** What no bundle can show, or this one does not. */
  readonly notChecked: readonly string[];
}

export interface Given {
  /** The id of the station's key, from elsewhere; without it nothing is more than `unknown key`. */
  readonly key?: string | undefined;
  /** Signed notes that lie beside the bundle, or were kept elsewhere, by the names of their files. */
  readonly checkpoints?: ReadonlyMap<string, string>;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

class Tampered extends Error {}

/** Verifies the text of a bundle. Never throws: what cannot be read is `tampered`. */
export function verifyBundle(text: string, given: Given = {}): Report {
  const report = new Findings();
  try {
    check(parse(text, 'the bundle'), given, report);
  } catch (error) {
    if (!(error instanceof Tampered)) throw error;
    report.add('tampered', error.message);
  }
  return report;
}

class Findings implements Report {
  verdict: Verdict = 'ok';
  readonly lines: string[] = [];
  readonly notChecked: string[] = [];

  /** Notes what was found; the first of its weight is the first that is told. */
  add(verdict: Verdict, line: string): void {
    const weight: readonly Verdict[] = ['ok', 'unknown key', 'incomplete', 'tampered'];
    if (weight.indexOf(verdict) > weight.indexOf(this.verdict)) this.verdict = verdict;
    this.lines.push(verdict === 'ok' ? line : `${verdict}: ${line}`);
  }
}

interface Entry {
  readonly seq: number;
  readonly bytes: string;
  readonly value: Json;
  readonly action: string;
}

interface Note {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** What is believed of keys: those of the bundle, by their ids. */
type Keys = ReadonlyMap<string, KeyObject>;

function check(bundle: Json, given: Given, report: Findings): void {
  const format = textAt(bundle, 'format');
  if (format !== 'countersign-bundle/1') {
    throw new Tampered(`this is no bundle that is known here: its format is ${shown(format)}`);
  }
  const station = textAt(bundle, 'station', 'id');
  const keys = readKeys(listAt(bundle, 'keys'));
  const entries = readEntries(listAt(bundle, 'entries'), station);
  const newest = readNote(textAt(bundle, 'checkpoint'), station, keys, 'the checkpoint');
  whole(bundle, entries, report);
  chained(entries);
  if (inTheTree(listAt(bundle, 'entries'), entries, newest.note, report)) {
    report.add(
      'ok',
      `${entries.length} entries of station ${shown(textAt(bundle, 'station', 'name'))} (${station}) are in its log of ${newest.note.size}.`,
    );
  }
  const earlier = listAt(bundle, 'checkpoints').map((one) => ({
    ...readNote(textAt(one, 'note'), station, keys, 'an earlier checkpoint'),
    proof: hashes(listAt(one, 'consistency')),
  }));
  for (const { note, proof } of earlier) {
    if (!isConsistent(note.size, note.root, newest.note.size, newest.note.root, proof)) {
      throw new Tampered(
        `the log of ${newest.note.size} entries does not go on from that of ${note.size}: one was rewritten`,
      );
    }
  }
  if (earlier.length > 0) report.add('ok', `It goes on from ${earlier.length} earlier checkpoints.`);
  beside(
    given.checkpoints ?? new Map(),
    { station, keys, entries, known: [newest, ...earlier].map(({ note }) => note) },
    report,
  );
  const signers = signatures(bundle, entries, keys, report);
  believed(new Set([newest.key, ...earlier.map(({ key }) => key), ...signers]), entries, given.key, report);
  report.notChecked.push(
    'whether the station went on after this log, or had another one that it showed to others: compare a checkpoint that was kept elsewhere',
    'whether the clock of the station was right, and whether providers outside proved whom they said',
    'accounts and templates: they are held against the trail by "countersign verify" at the station’s database',
  );
}

function readKeys(list: readonly Json[]): Keys {
  return new Map(
    list.map((one) => {
      const id = textAt(one, 'id');
      const der = Buffer.from(textAt(one, 'publicKey'), 'base64');
      if (sha256(der) !== id) throw new Tampered(`the key ${shown(id)} is not the one that its id names`);
      return [id, publicKey(der, id)] as const;
    }),
  );
}

function publicKey(der: Buffer, id: string): KeyObject {
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below: it is none of ours.
  }
  throw new Tampered(`the key ${shown(id)} is no Ed25519 key`);
}

function readEntries(list: readonly Json[], station: string): Entry[] {
  let last = 0;
  return list.map((one) => {
    const seq = numberAt(one, 'seq');
    if (seq <= last) throw new Tampered(`entry ${seq} stands after entry ${last}`);
    last = seq;
    const bytes = textAt(one, 'bytes');
    const value = parse(bytes, `entry ${seq}`);
    if (canonical(value) !== bytes) throw new Tampered(`entry ${seq} is not in canonical form`);
    if (numberAt(value, 'seq') !== seq) throw new Tampered(`entry ${seq} says that it is another one`);
    if (textAt(value, 'station') !== station) throw new Tampered(`entry ${seq} is of another station`);
    return { seq, bytes, value, action: textAt(value, 'action') };
  });
}

function inTheTree(list: readonly Json[], entries: readonly Entry[], { size, root }: Note, report: Findings): boolean {
  if (entries.length === size && entries.at(-1)?.seq === size) {
    // The whole log: its root says it of all of them.
    if (rootOf(entries.map(({ bytes }) => leaf(bytes))).equals(root)) return true;
    throw new Tampered('an entry was altered: the log is not the one that the checkpoint is of');
  }
  for (const [at, { seq, bytes }] of entries.entries()) {
    const proof = isObject(list[at]) ? list[at]['proof'] : undefined;
    if (proof === undefined) {
      report.add('incomplete', `entry ${seq} has no proof that it is in the log, and the bundle is not the whole log`);
      return false;
    }
    if (seq > size || !isIncluded(seq - 1, size, leaf(bytes), hashes(listAt(list[at], 'proof')), root)) {
      throw new Tampered(`entry ${seq} was altered: it is not the one in the log that the checkpoint is of`);
    }
  }
  return true;
}

function chained(entries: readonly Entry[]): void {
  for (const [at, { seq, value }] of entries.entries()) {
    const before = entries[at - 1];
    const wanted = seq === 1 ? '0'.repeat(64) : before?.seq === seq - 1 ? entryHash(before.bytes) : undefined;
    if (wanted !== undefined && textAt(value, 'previous') !== wanted) {
      throw new Tampered(`entry ${seq} does not follow the entry before it`);
    }
  }
}

/** Whether all entries are there of the range that the bundle says. */
function whole(bundle: Json, entries: readonly Entry[], report: Findings): void {
  const range = at(bundle, 'range');
  if (range === null) return;
  const [from, to] = [numberAt(range, 'from'), numberAt(range, 'to')];
  const there = new Set(entries.map(({ seq }) => seq));
  for (let seq = from; seq <= to; seq += 1) {
    if (!there.has(seq)) {
      report.add('incomplete', `entry ${seq} is missing from the range of ${from} to ${to}`);
      return;
    }
  }
  report.add('ok', `Of the entries ${from} to ${to} none is missing.`);
}

interface Evidence {
  readonly station: string;
  readonly keys: Keys;
  readonly entries: readonly Entry[];
  /** The checkpoints of the bundle; the newest is the first. */
  readonly known: readonly Note[];
}

/** Checkpoints that lie beside the bundle: no log may contradict one. */
function beside(given: ReadonlyMap<string, string>, evidence: Evidence, report: Findings): void {
  const { station, keys, entries, known } = evidence;
  const size = known[0]?.size ?? 0;
  const isWhole = entries.length === size;
  for (const [name, text] of given) {
    const origin = text.split('\n', 1)[0] ?? '';
    if (origin !== originOf(station)) {
      report.notChecked.push(`${shown(name)}: a checkpoint of another log (${shown(origin)})`);
      continue;
    }
    const { note } = readNote(text, station, keys, name);
    const root =
      known.find((one) => one.size === note.size)?.root ??
      (isWhole && note.size < size ? rootOf(entries.slice(0, note.size).map(({ bytes }) => leaf(bytes))) : undefined);
    if (root === undefined) {
      report.notChecked.push(
        `${shown(name)}: of ${note.size} entries, which this bundle says nothing of${note.size > size ? ': the log went on' : ''}`,
      );
    } else if (root.equals(note.root)) {
      report.add('ok', `${shown(name)} is of this log, at ${note.size} entries.`);
    } else {
      throw new Tampered(`${shown(name)} is of another log of ${note.size} entries than this one`);
    }
  }
}

/** Checks the signatures of a bundle; answers the ids of the keys that made them. */
function signatures(bundle: Json, entries: readonly Entry[], keys: Keys, report: Findings): string[] {
  const requests = new Map(listAt(bundle, 'requests').map((one) => [textAt(one, 'id'), one] as const));
  const recorded = new Map(
    entries
      .filter(({ action }) => action === 'signature.approved' || action === 'signature.rejected')
      .map((entry) => [textAt(entry.value, 'detail', 'signature', 'id'), entry] as const),
  );
  const makers: string[] = [];
  for (const one of listAt(bundle, 'signatures')) {
    const bytes = textAt(one, 'bytes');
    const value = parse(bytes, 'a signature');
    const id = textAt(value, 'id');
    const entry = recorded.get(id);
    if (entry === undefined) throw new Tampered(`signature ${shown(id)} is in no entry of this bundle`);
    recorded.delete(id);
    const maker = ofItsStation(one, value, bytes, entry, keys);
    if (maker === undefined) {
      report.notChecked.push(
        `signature ${shown(id)}: it is from before the station had a key; the log alone vouches for it`,
      );
    } else makers.push(maker);
    ofItsRequest(value, requests.get(textAt(value, 'request', 'id')), entries);
    report.add('ok', inWords(value));
  }
  for (const [id, { seq }] of recorded) report.add('incomplete', `signature ${shown(id)} of entry ${seq} is missing`);
  outcomes([...requests.keys()], entries, report);
  return makers;
}

/** Whether the requests have as many signatures as they were asked with, where an entry says that they are decided. */
function outcomes(requests: readonly string[], entries: readonly Entry[], report: Findings): void {
  for (const id of requests) {
    const about = entries.filter(({ value }) => textAt(value, 'target') === `signature-request:${id}`);
    const asked = about.find(({ action }) => action === 'signature.requested');
    const slots = asked === undefined ? 0 : listAt(asked.value, 'detail', 'slots').length;
    const given = about.filter(({ action }) => /^signature\.(approved|rejected)$/.test(action)).length;
    const outcome = about
      .map(({ action }) => /^request\.(.+)$/.exec(action)?.[1])
      .findLast((word) => word !== undefined);
    const count = `${given} of ${slots} signatures are here`;
    if (outcome === 'approved' && given < slots)
      report.add('incomplete', `request ${shown(id)} was approved, and ${count}`);
    else if (outcome === undefined)
      report.add('ok', `Request ${shown(id)}: no entry here says that it is decided; ${count}.`);
    else report.add('ok', `Request ${shown(id)}: ${shown(outcome)}; ${count}.`);
  }
}

/** That a signature is the one that its entry records, and was made by the station. Answers the id of the key. */
function ofItsStation(one: Json, value: Json, bytes: string, entry: Entry, keys: Keys): string | undefined {
  const id = shown(textAt(value, 'id'));
  if (domainHash('countersign.signature.v1', bytes) !== textAt(entry.value, 'detail', 'signature', 'hash')) {
    throw new Tampered(`signature ${id} was altered: entry ${entry.seq} records another one`);
  }
  const decided = entry.action === 'signature.approved' ? 'approve' : 'reject';
  if (textAt(value, 'decision') !== decided)
    throw new Tampered(`signature ${id} says something else than entry ${entry.seq}`);
  if (at(value, 'version') === undefined) return undefined;
  const maker = textAt(value, 'key');
  const key = keys.get(maker);
  if (key === undefined) throw new Tampered(`signature ${id} was made with a key that is not in the bundle`);
  const isGood = verifyEd25519(
    null,
    Buffer.from(`countersign.signature.v1\n${bytes}`),
    key,
    Buffer.from(textAt(one, 'signature'), 'base64'),
  );
  if (!isGood) throw new Tampered(`signature ${id} was not made by the station: its key says so`);
  return maker;
}

/** That a signature stands on what was asked. */
function ofItsRequest(value: Json, request: Json | undefined, entries: readonly Entry[]): void {
  const id = shown(textAt(value, 'id'));
  if (request === undefined) throw new Tampered(`the request of signature ${id} is not in the bundle`);
  const requestId = textAt(request, 'id');
  const contentHash = textAt(value, 'request', 'contentHash');
  if (domainHash('countersign.signed-content.v1', textAt(request, 'content')) !== contentHash) {
    throw new Tampered(`the content of request ${shown(requestId)} was altered: signature ${id} was made for another`);
  }
  const template = parse(textAt(request, 'template'), 'a template');
  if (
    domainHash('countersign.signature-template.v1', canonical(template)) !== textAt(value, 'request', 'templateHash')
  ) {
    throw new Tampered(`the template of request ${shown(requestId)} was altered: signature ${id} was made by another`);
  }
  const asked = entries.find(
    ({ action, value: entry }) =>
      action === 'signature.requested' && textAt(entry, 'target') === `signature-request:${requestId}`,
  );
  if (asked === undefined) throw new Tampered(`no entry says that request ${shown(requestId)} was asked`);
  if (textAt(asked.value, 'detail', 'contentHash') !== contentHash) {
    throw new Tampered(`entry ${asked.seq} asked for something else than signature ${id} was made for`);
  }
  const record = at(value, 'record');
  if (record === undefined || record === null) return;
  const content = at(record, 'content');
  if (content === undefined || domainHash('countersign.record.v1', canonical(content)) !== textAt(record, 'hash')) {
    throw new Tampered(`the record of signature ${id} is not the one of its hash`);
  }
}

/** Whether what signed is the station's: by entries of the log, and by the id that came another way. */
function believed(
  used: ReadonlySet<string>,
  entries: readonly Entry[],
  key: string | undefined,
  report: Findings,
): void {
  const announced = new Set(
    entries
      .filter(({ action }) => action === 'station.key-announced')
      .map(({ value }) => textAt(value, 'detail', 'key')),
  );
  for (const id of used) {
    if (!announced.has(id)) report.add('incomplete', `no entry of this bundle announces the key ${id}`);
    if (key === undefined) {
      report.add(
        'unknown key',
        `${id} signed this. Whether it is the station’s key is not in the bundle: give the id that you have from the station with --key`,
      );
    } else if (id !== key) report.add('unknown key', `${id} signed this, which is not the key that was given`);
  }
}

/** What a signature says, for people. */
function inWords(value: Json): string {
  const as = at(value, 'signer', 'as');
  const role = as === undefined ? '' : `, as ${shown(textAt(as, 'kind'))} ${shown(textAt(as, 'name'))}`;
  const record = at(value, 'record');
  const of =
    record === undefined || record === null
      ? ''
      : ` of record ${shown(textAt(record, 'id'))} version ${shown(textAt(record, 'version'))}`;
  return (
    `${shown(textAt(value, 'signer', 'fullName'))} (${shown(textAt(value, 'signer', 'userName'))})${role} signed to ` +
    `${textAt(value, 'decision')} “${shown(textAt(value, 'request', 'name'))}”${of}: ${shown(textAt(value, 'meaning'))}, ` +
    `${shown(textAt(value, 'signedAt', 'utc'))} (${shown(textAt(value, 'signedAt', 'zone'))}).`
  );
}

// Checkpoints: C2SP tlog-checkpoint in a C2SP signed note.

function originOf(station: string): string {
  return `countersign.station/${station}`;
}

function readNote(
  text: string,
  station: string,
  keys: Keys,
  what: string,
): { readonly note: Note; readonly key: string } {
  const parts = /^((?:[^\n]+\n)+)\n— (\S+) ([A-Za-z0-9+/]+=*)\n$/u.exec(text);
  const [origin, size, root] = (parts?.[1] ?? '').split('\n');
  const signature = Buffer.from(parts?.[3] ?? '', 'base64');
  if (
    parts === null ||
    origin !== originOf(station) ||
    !/^(0|[1-9]\d{0,14})$/.test(size ?? '') ||
    signature.length !== 68
  ) {
    throw new Tampered(`${shown(what)} is no checkpoint of this station’s log`);
  }
  for (const [id, key] of keys) {
    const raw = key.export({ format: 'der', type: 'spki' }).subarray(-32);
    const hint = createHash('sha256')
      .update(`${parts[2] ?? ''}\n`)
      .update(Buffer.of(1))
      .update(raw)
      .digest()
      .subarray(0, 4);
    if (!hint.equals(signature.subarray(0, 4))) continue;
    if (verifyEd25519(null, Buffer.from(parts[1] ?? ''), key, signature.subarray(4))) {
      return { note: { origin, size: Number(size), root: Buffer.from(root ?? '', 'base64') }, key: id };
    }
  }
  throw new Tampered(`${shown(what)} was not signed with a key of this bundle`);
}

// The tree of RFC 6962, from its text: section 2.1, and RFC 9162, sections 2.1.3.2 and 2.1.4.2.

function leaf(bytes: string): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(Buffer.from(bytes)).digest();
}

function parent(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();
}

function rootOf(leaves: readonly Buffer[]): Buffer {
  let row = [...leaves];
  while (row.length > 1) {
    const above: Buffer[] = [];
    for (let index = 0; index < row.length; index += 2) {
      const [left, right] = [row[index], row[index + 1]];
      if (left !== undefined) above.push(right === undefined ? left : parent(left, right));
    }
    row = above;
  }
  return row[0] ?? createHash('sha256').digest();
}

function isIncluded(index: number, size: number, hash: Buffer, proof: readonly Buffer[], root: Buffer): boolean {
  let [fn, sn, result] = [index, size - 1, hash];
  for (const next of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      result = parent(next, result);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else result = parent(result, next);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && result.equals(root);
}

function isConsistent(
  first: number,
  firstRoot: Buffer,
  second: number,
  secondRoot: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (first > second || first === 0) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof];
  const seed = path.shift();
  if (seed === undefined) return false;
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [seed, seed];
  for (const next of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [parent(next, fr), parent(next, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = parent(sr, next);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}

// Hashes and canonical JSON (RFC 8785).

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function domainHash(domain: string, text: string): string {
  return sha256(Buffer.from(`${domain}\n${text}`));
}

function entryHash(bytes: string): string {
  return domainHash('countersign.audit-entry.v1', bytes);
}

function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (isObject(value)) {
    // JavaScript sorts texts by UTF-16 units, as the RFC asks.
    const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

// Reading what may be anything.

function parse(text: string, what: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isJson(value)) return value;
  throw new Tampered(`${what} is not JSON`);
}

function isJson(value: unknown): value is Json {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return true;
  return typeof value === 'object' && Object.values(value).every(isJson);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found = value;
  for (const key of path) {
    found = isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return found;
}

function textAt(value: Json | undefined, ...path: readonly string[]): string {
  const found = at(value, ...path);
  if (typeof found === 'string') return found;
  throw new Tampered(`"${path.join('.')}" is missing, or is no text`);
}

function numberAt(value: Json | undefined, ...path: readonly string[]): number {
  const found = at(value, ...path);
  if (typeof found === 'number' && Number.isSafeInteger(found) && found > 0) return found;
  throw new Tampered(`"${path.join('.')}" is missing, or is no number`);
}

function listAt(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = at(value, ...path);
  if (isList(found)) return found;
  throw new Tampered(`"${path.join('.')}" is missing, or is no list`);
}

function hashes(list: readonly Json[]): Buffer[] {
  return list.map((one) => {
    if (typeof one === 'string' && /^[0-9a-f]{64}$/.test(one)) return Buffer.from(one, 'hex');
    throw new Tampered('a proof holds something that is no hash');
  });
}

/** A text of the bundle as it can be printed: no line of its own, nothing that turns the direction or steers a terminal. */
function shown(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}
