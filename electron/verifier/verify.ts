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

/** Something contradicts. */
class Tampered extends Error {}
/** Something that the bundle speaks of is not in it. */
class Missing extends Error {}

/** Verifies the text of a bundle. Never throws: what cannot be read is `tampered`. */
export function verifyBundle(text: string, given: Given = {}): Report {
  const report = new Findings();
  try {
    // One form of one value: no member twice, nothing beside it, no text or number that others read as another one.
    const value = parse(text.replace(/\n$/, ''), 'the bundle', 'canonical');
    check(value, given, report);
  } catch (error) {
    if (error instanceof Missing) report.add('incomplete', error.message);
    else if (error instanceof Tampered) report.add('tampered', error.message);
    else throw error;
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
  only(bundle, 'the bundle', members.bundle);
  const station = textAt(bundle, 'station', 'id');
  const keys = readKeys(listAt(bundle, 'keys'));
  const entries = readEntries(listAt(bundle, 'entries'), station);
  const newest = readNote(textAt(bundle, 'checkpoint'), station, keys, 'the checkpoint');
  whole(bundle, entries, newest.note.size, report);
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
  for (const one of listAt(bundle, 'checkpoints')) only(one, 'a checkpoint', members.checkpoint);
  for (const [index, { note, proof }] of earlier.entries()) {
    const before = earlier[index - 1]?.note.size ?? 0;
    if (note.size <= before || note.size >= newest.note.size) {
      throw new Tampered(`the checkpoints are not in their order: ${before}, then ${note.size}`);
    }
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
  announced(listAt(bundle, 'keys'), entries);
  signatures(bundle, entries, keys, report);
  believed(newest.key, given.key, report);
  report.notChecked.push(
    'whether the station went on after this log, or had another one that it showed to others: compare a checkpoint that was kept elsewhere',
    'whether the clock of the station was right, and whether providers outside proved whom they said',
    'accounts and templates: they are held against the trail by "countersign verify" at the station’s database',
  );
}

/** The members that each part has; another one is nothing that this format says. */
const members = Object.freeze({
  bundle: ['format', 'station', 'keys', 'checkpoint', 'range', 'entries', 'checkpoints', 'requests', 'signatures'],
  key: ['id', 'algorithm', 'publicKey'],
  entry: ['seq', 'bytes', 'proof'],
  checkpoint: ['note', 'consistency'],
  request: ['id', 'content', 'template'],
  signature: ['bytes', 'signature'],
});

function only(value: Json, what: string, names: readonly string[]): void {
  const other = isObject(value) ? Object.keys(value).find((name) => !names.includes(name)) : '';
  if (other !== undefined) throw new Tampered(`${what} has a member that it cannot have: ${shown(other)}`);
}

/** Throws for a second one of an id. */
function once(ids: readonly string[], what: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Tampered(`${what} ${shown(twice)} is there twice`);
}

function readKeys(list: readonly Json[]): Keys {
  once(
    list.map((one) => textAt(one, 'id')),
    'the key',
  );
  return new Map(
    list.map((one) => {
      only(one, 'a key', members.key);
      const id = textAt(one, 'id');
      const der = base64(textAt(one, 'publicKey'));
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
    only(one, 'an entry', members.entry);
    const seq = numberAt(one, 'seq');
    if (seq <= last) throw new Tampered(`entry ${seq} stands after entry ${last}`);
    last = seq;
    const bytes = textAt(one, 'bytes');
    const value = parse(bytes, `entry ${seq}`, 'canonical');
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
    const one = list[at];
    const proof = isObject(one) ? one['proof'] : undefined;
    if (proof === undefined) {
      report.add('incomplete', `entry ${seq} has no proof that it is in the log, and the bundle is not the whole log`);
      return false;
    }
    if (seq > size || !isIncluded(seq - 1, size, leaf(bytes), hashes(listAt(one, 'proof')), root)) {
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
function whole(bundle: Json, entries: readonly Entry[], size: number, report: Findings): void {
  const range = at(bundle, 'range');
  if (range === null) return;
  const [from, to] = [numberAt(range, 'from'), numberAt(range, 'to')];
  if (from > to || to > size) throw new Tampered(`there is no range of ${from} to ${to} in a log of ${size}`);
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
    const { note } = readNote(text, station, keys, name, 'beside');
    if (note === undefined) {
      report.notChecked.push(`${shown(name)}: it is signed with a key that is not in the bundle`);
      continue;
    }
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

/** What is verified of one signature. */
interface Checked {
  readonly request: string;
  readonly slot: string;
  readonly decision: string;
}

/** Checks the signatures of a bundle, and the requests that they were made for. */
function signatures(bundle: Json, entries: readonly Entry[], keys: Keys, report: Findings): void {
  const list = listAt(bundle, 'requests');
  once(
    list.map((one) => textAt(one, 'id')),
    'the request',
  );
  const requests = new Map(list.map((one) => [textAt(one, 'id'), readRequest(one, entries)] as const));
  const recorded = new Map(
    entries
      .filter(({ action }) => isOfSignature(action))
      .map((entry) => [textAt(entry.value, 'detail', 'signature', 'id'), entry] as const),
  );
  const checked: Checked[] = [];
  for (const one of listAt(bundle, 'signatures')) {
    only(one, 'a signature', members.signature);
    const bytes = textAt(one, 'bytes');
    const value = parse(bytes, 'a signature');
    const id = textAt(value, 'id');
    const entry = recorded.get(id);
    if (entry === undefined) throw new Missing(`the entry of signature ${shown(id)} is missing, or it is there twice`);
    recorded.delete(id);
    if (!ofItsStation(one, value, bytes, entry, keys)) {
      report.notChecked.push(
        `signature ${shown(id)}: it is from before the station had a key; the log alone vouches for it`,
      );
    }
    checked.push(ofItsRequest(value, entry, requests));
    report.add('ok', inWords(value));
  }
  for (const [id, { seq }] of recorded) report.add('incomplete', `signature ${shown(id)} of entry ${seq} is missing`);
  for (const [id, { slots, about }] of requests) outcome(id, slots, about, checked, report);
}

function isOfSignature(action: string): boolean {
  return action === 'signature.approved' || action === 'signature.rejected';
}

/** A request as the log has it. */
interface Request {
  readonly contentHash: string;
  readonly templateHash: string;
  /** The ids of the slots that it was asked with. */
  readonly slots: readonly string[];
  readonly about: readonly Entry[];
}

/** Reads a request, and holds it against the entry that says it was asked. */
function readRequest(one: Json, entries: readonly Entry[]): Request {
  only(one, 'a request', members.request);
  const id = textAt(one, 'id');
  const about = entries.filter(({ value }) => textAt(value, 'target') === `signature-request:${id}`);
  const asked = about.find(({ action }) => action === 'signature.requested');
  if (asked === undefined) throw new Missing(`no entry says that request ${shown(id)} was asked`);
  const contentHash = domainHash('countersign.signed-content.v1', textAt(one, 'content'));
  const template = parse(textAt(one, 'template'), `the template of request ${shown(id)}`, 'canonical');
  const templateHash = domainHash('countersign.signature-template.v1', canonical(template));
  if (textAt(asked.value, 'detail', 'contentHash') !== contentHash) {
    throw new Tampered(`the content of request ${shown(id)} was altered: entry ${asked.seq} asked for another`);
  }
  if (textAt(asked.value, 'detail', 'template', 'hash') !== templateHash) {
    throw new Tampered(`the template of request ${shown(id)} was altered: entry ${asked.seq} asked by another`);
  }
  const slots = listAt(asked.value, 'detail', 'slots').map((slot) => {
    if (typeof slot === 'string') return slot;
    throw new Tampered(`entry ${asked.seq} lists a slot that is none`);
  });
  return { contentHash, templateHash, slots, about };
}

/** Whether a request has the signatures that it was asked with, where an entry says that it was approved. */
function outcome(
  id: string,
  slots: readonly string[],
  about: readonly Entry[],
  checked: readonly Checked[],
  report: Findings,
): void {
  const own = checked.filter(({ request }) => request === id);
  const filled = slots.filter((slot) => own.some((one) => one.slot === slot));
  const approved = slots.filter((slot) => own.some((one) => one.slot === slot && one.decision === 'approve'));
  const ended = about.map(({ action }) => /^request\.(.+)$/.exec(action)?.[1]).findLast((word) => word !== undefined);
  const count = `${filled.length} of ${slots.length} signatures are here`;
  if (ended === 'approved' && approved.length < slots.length) {
    report.add('incomplete', `request ${shown(id)} was approved, and ${count}`);
  } else if (ended === undefined) {
    report.add('ok', `Request ${shown(id)}: no entry here says that it is decided; ${count}.`);
  } else report.add('ok', `Request ${shown(id)}: ${shown(ended)}; ${count}.`);
}

/** That a signature is the one that its entry records, and was made by the station; false where it had no key yet. */
function ofItsStation(one: Json, value: Json, bytes: string, entry: Entry, keys: Keys): boolean {
  const id = shown(textAt(value, 'id'));
  if (domainHash('countersign.signature.v1', bytes) !== textAt(entry.value, 'detail', 'signature', 'hash')) {
    throw new Tampered(`signature ${id} was altered: entry ${entry.seq} records another one`);
  }
  const decided = entry.action === 'signature.approved' ? 'approve' : 'reject';
  if (textAt(value, 'decision') !== decided)
    throw new Tampered(`signature ${id} says something else than entry ${entry.seq}`);
  const version = at(value, 'version');
  if (version === undefined && at(one, 'signature') === null) return false;
  if (version !== 2 && version !== 3 && version !== 4)
    throw new Tampered(`signature ${id} is of no version that is known here`);
  const maker = textAt(value, 'key');
  const key = keys.get(maker);
  if (key === undefined) throw new Missing(`the key of signature ${id} is not in the bundle`);
  const isGood = verifyEd25519(
    null,
    Buffer.from(`countersign.signature.v1\n${bytes}`),
    key,
    base64(textAt(one, 'signature')),
  );
  if (!isGood) throw new Tampered(`signature ${id} was not made by the station: its key says so`);
  return true;
}

/** That a signature stands on what was asked. */
function ofItsRequest(value: Json, entry: Entry, requests: ReadonlyMap<string, Request>): Checked {
  const id = shown(textAt(value, 'id'));
  const requestId = textAt(value, 'request', 'id');
  if (textAt(entry.value, 'target') !== `signature-request:${requestId}`) {
    throw new Tampered(`entry ${entry.seq} records signature ${id} for another request`);
  }
  const request = requests.get(requestId);
  if (request === undefined) throw new Missing(`the request of signature ${id} is not in the bundle`);
  if (textAt(value, 'request', 'contentHash') !== request.contentHash) {
    throw new Tampered(`signature ${id} was made for another content than request ${shown(requestId)} has`);
  }
  if (textAt(value, 'request', 'templateHash') !== request.templateHash) {
    throw new Tampered(`signature ${id} was made by another template than request ${shown(requestId)} has`);
  }
  const slot = textAt(value, 'slot', 'id');
  if (!request.slots.includes(slot)) throw new Tampered(`signature ${id} is in a slot that was not asked`);
  const record = at(value, 'record');
  if (record !== undefined && record !== null) {
    const content = at(record, 'content');
    if (content === undefined || domainHash('countersign.record.v1', canonical(content)) !== textAt(record, 'hash')) {
      throw new Tampered(`the record of signature ${id} is not the one of its hash`);
    }
  }
  return { request: requestId, slot, decision: textAt(value, 'decision') };
}

/** That the log announces each key of the bundle: it is vouched for by the key of the checkpoint. */
function announced(list: readonly Json[], entries: readonly Entry[]): void {
  const found = new Map(
    entries
      .filter(({ action }) => action === 'station.key-announced')
      .map(({ value }) => [textAt(value, 'detail', 'key'), textAt(value, 'detail', 'publicKey')] as const),
  );
  for (const one of list) {
    const id = textAt(one, 'id');
    const key = found.get(id);
    if (key === undefined) throw new Missing(`no entry of this bundle announces the key ${shown(id)}`);
    if (key !== textAt(one, 'publicKey')) throw new Tampered(`the log announces another key by the id ${shown(id)}`);
  }
}

/** Whether the key of the checkpoint is the station's, by the id that came another way. */
function believed(maker: string, key: string | undefined, report: Findings): void {
  if (key === undefined) {
    report.add(
      'unknown key',
      `${maker} signed the checkpoint. Whether it is the station’s key is not in the bundle: give the id that you have from the station with --key`,
    );
  } else if (maker !== key) {
    report.add('unknown key', `${maker} signed the checkpoint, which is not the key that was given`);
  }
}

/** What a signature says, for people. */
function inWords(value: Json): string {
  const as = at(value, 'signer', 'as');
  const role = as === undefined ? '' : `, as ${shown(textAt(as, 'kind'))} ${shown(textAt(as, 'name'))}`;
  const record = at(value, 'record');
  const of =
    record === undefined || record === null || textAt(record, 'id') === ''
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

interface ReadNote {
  readonly note: Note;
  readonly key: string;
}

function readNote(text: string, station: string, keys: Keys, what: string): ReadNote;
/** One that lies beside a bundle may be signed with a key that the station got later: then nothing is known of it. */
function readNote(text: string, station: string, keys: Keys, what: string, where: 'beside'): Partial<ReadNote>;
function readNote(text: string, station: string, keys: Keys, what: string, where?: 'beside'): Partial<ReadNote> {
  const parts =
    /^(([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\ntime \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\n)\n— (\S+) ([A-Za-z0-9+/]+=*)\n$/u.exec(
      text,
    );
  const [, signed = '', origin = '', size = '', root = '', name = '', encoded = ''] = parts ?? [];
  if (parts === null || origin !== originOf(station) || name !== origin || base64(encoded).length !== 68) {
    throw new Tampered(`${shown(what)} is no checkpoint of this station’s log`);
  }
  const signature = base64(encoded);
  for (const [id, key] of keys) {
    const raw = key.export({ format: 'der', type: 'spki' }).subarray(-32);
    const hint = createHash('sha256').update(`${name}\n`).update(Buffer.of(1)).update(raw).digest().subarray(0, 4);
    if (!hint.equals(signature.subarray(0, 4))) continue;
    if (verifyEd25519(null, Buffer.from(signed), key, signature.subarray(4))) {
      return { note: { origin, size: Number(size), root: base64(root) }, key: id };
    }
    throw new Tampered(`${shown(what)} was altered: its signature does not fit`);
  }
  if (where === 'beside') return {};
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

/** Base64 (RFC 4648, section 4) in its one form. */
function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') === text) return bytes;
  throw new Tampered('something that should be Base64 is not');
}

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

/** Reads JSON; `canonical` is for what has one form alone, so that it hides nothing (RFC 8785). */
function parse(text: string, what: string, form?: 'canonical'): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isJson(value)) throw new Tampered(`${what} is not JSON`);
  if (form === 'canonical' && canonical(value) !== text) throw new Tampered(`${what} is not in canonical form`);
  return value;
}

function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'boolean') return true;
  // A number beyond those of RFC 8785, and half of a character, are read differently by different programs.
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return isWhole(value);
  return typeof value === 'object' && Object.entries(value).every(([key, member]) => isWhole(key) && isJson(member));
}

function isWhole(text: string): boolean {
  return !/\p{Cs}/u.test(text);
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
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}
