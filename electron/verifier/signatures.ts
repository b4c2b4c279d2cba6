/** The signatures of a bundle, and the requests that they were made for. */
import { verify } from 'node:crypto';
import { type Entry } from './entries.ts';
import type { Findings } from './findings.ts';
import { base64, domainHash } from './hashes.ts';
import {
  at,
  canonical,
  type Json,
  listAt,
  members,
  Missing,
  once,
  only,
  parse,
  shown,
  Tampered,
  textAt,
} from './json.ts';
import { type Keys } from './keys.ts';

/** What is verified of one signature. */
interface Checked {
  readonly request: string;
  readonly slot: string;
  readonly decision: string;
}

/** Checks the signatures of a bundle, and the requests that they were made for. What is missing keeps nothing else from being checked. */
export function signatures(bundle: Json, entries: readonly Entry[], keys: Keys, report: Findings): void {
  const list = listAt(bundle, 'requests');
  once(
    list.map((one) => textAt(one, 'id')),
    'the request',
  );
  const requests = new Map<string, Request>();
  const byTarget = Map.groupBy(entries, ({ value }) => textAt(value, 'target'));
  for (const one of list) requests.set(textAt(one, 'id'), readRequest(one, byTarget, report));
  if (at(bundle, 'range') === null) report.orMissing(() => all(entries, requests));
  const ofSignatures = entries.filter(({ action }) => isOfSignature(action));
  once(
    ofSignatures.map(({ value }) => textAt(value, 'detail', 'signature', 'id')),
    'the entry of signature',
  );
  const entryOf = new Map(
    ofSignatures.map((entry) => [textAt(entry.value, 'detail', 'signature', 'id'), entry] as const),
  );
  /** Those that no signature was found for. */
  const recorded = new Map(entryOf);
  const firstKey = entries.find(({ action }) => action === 'station.key-announced')?.seq ?? Infinity;
  const checked: Checked[] = [];
  const slots: string[] = [];
  for (const one of listAt(bundle, 'signatures')) {
    report.orMissing(() => {
      only(one, 'a signature', members.signature);
      const bytes = textAt(one, 'bytes');
      const value = parse(
        bytes,
        'a signature',
        at(parse(bytes, 'a signature'), 'version') === undefined ? undefined : 'canonical',
      );
      const id = textAt(value, 'id');
      const entry = entryOf.get(id);
      if (entry !== undefined) asRecorded(value, bytes, entry);
      let isByKey = true;
      report.orMissing(() => (isByKey = madeByStation(one, value, bytes, keys)));
      slots.push(textAt(value, 'slot', 'id'));
      recorded.delete(id);
      if (entry === undefined) report.add('incomplete', `no entry here records signature ${shown(id)}`);
      if (!isByKey) {
        if (entry !== undefined && entry.seq > firstKey)
          throw new Tampered(`signature ${shown(id)} was made without the key that the station had`);
        report.notChecked.push(
          `signature ${shown(id)}: it is from before the station had a key; the log alone vouches for it`,
        );
      }
      const words = stated(value);
      const found = ofItsRequest(value, entry, requests);
      if (entry === undefined) return;
      checked.push(found);
      report.add('ok', words);
    });
  }
  once(slots, 'a signature in the slot');
  for (const [id, { seq }] of recorded) report.add('incomplete', `signature ${shown(id)} of entry ${seq} is missing`);
  const ofRequest = Map.groupBy(checked, ({ request }) => request);
  for (const [id, { asked, about }] of requests) {
    if (asked !== undefined) outcome(id, asked.slots, about, ofRequest.get(id) ?? [], report);
  }
}

function isOfSignature(action: string): boolean {
  return action === 'signature.approved' || action === 'signature.rejected';
}

/** Throws `Missing` where entries are about a request that is not in a bundle about some requests. */
function all(entries: readonly Entry[], requests: ReadonlyMap<string, Request>): void {
  const prefix = 'signature-request:';
  for (const { seq, value } of entries) {
    const target = textAt(value, 'target');
    if (target.startsWith(prefix) && !requests.has(target.slice(prefix.length))) {
      throw new Missing(
        `entry ${seq} is about request ${shown(target.slice(prefix.length))}, which is not in the bundle`,
      );
    }
  }
}

/** A request as the bundle has it. */
interface Request {
  readonly name: string;
  readonly contentHash: string;
  readonly templateHash: string;
  /** What the entry that asked for it says; undefined where that entry is missing. */
  readonly asked: AskedFor | undefined;
  readonly about: readonly Entry[];
}

interface AskedFor {
  /** The ids of the slots. */
  readonly slots: readonly string[];
  /** The record, by its names alone; undefined where the entry says nothing. */
  readonly record: Json | undefined;
}

/** Reads a request, and holds it against the entry that says it was asked; without that entry it is read all the same. */
function readRequest(one: Json, byTarget: ReadonlyMap<string, readonly Entry[]>, report: Findings): Request {
  only(one, 'a request', members.request);
  const id = textAt(one, 'id');
  const about = byTarget.get(`signature-request:${id}`) ?? [];
  const [asked, second] = about.filter(({ action }) => action === 'signature.requested');
  if (asked !== undefined && second !== undefined)
    throw new Tampered(`request ${shown(id)} was asked twice: entries ${asked.seq} and ${second.seq}`);
  const content = textAt(one, 'content');
  const contentHash = domainHash('countersign.signed-content.v1', content);
  const template = parse(textAt(one, 'template'), `the template of request ${shown(id)}`, 'canonical');
  const templateHash = domainHash('countersign.signature-template.v1', canonical(template));
  const name = textAt(parse(content, `the content of request ${shown(id)}`), 'name');
  const own = { name, contentHash, templateHash, about };
  if (asked === undefined) {
    report.add('incomplete', `no entry says that request ${shown(id)} was asked`);
    return { ...own, asked };
  }
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
  const record = at(asked.value, 'detail', 'record');
  if (record !== undefined && record !== null) {
    only(record, `the record of entry ${asked.seq}`, ['id', 'version', 'hash']);
    nameOf(record);
  }
  return { ...own, asked: { slots, record } };
}

/** How a request ended, where an entry about it says so: that of the signature which decided it, or one of its own. */
function endOf({ action, value }: Entry): string | undefined {
  if (!isOfSignature(action)) return /^request\.(.+)$/.exec(action)?.[1];
  const request = at(value, 'detail', 'request');
  return typeof request === 'string' && request !== 'pending' ? request : undefined;
}

/** Whether a request has the signatures that it was asked with, which are `own`, where an entry says that it was approved. */
function outcome(
  id: string,
  slots: readonly string[],
  about: readonly Entry[],
  own: readonly Checked[],
  report: Findings,
): void {
  const filled = slots.filter((slot) => own.some((one) => one.slot === slot));
  const approved = slots.filter((slot) => own.some((one) => one.slot === slot && one.decision === 'approve'));
  const ended = about.map(endOf).findLast((word) => word !== undefined);
  const count = `signatures here: ${filled.length} of ${slots.length}`;
  if (ended === 'approved' && approved.length < slots.length) {
    report.add('incomplete', `request ${shown(id)} was approved; ${count}`);
  } else if (ended === undefined) {
    report.add('ok', `Request ${shown(id)}: no entry here says that it is decided; ${count}.`);
  } else report.add('ok', `Request ${shown(id)}: ${shown(ended)}; ${count}.`);
}

/** That a signature was made by the station; false where it says that there was no key yet. */
function madeByStation(one: Json, value: Json, bytes: string, keys: Keys): boolean {
  const id = shown(textAt(value, 'id'));
  const version = at(value, 'version');
  if (version === undefined && at(one, 'signature') === null) return false;
  if (version !== 2 && version !== 3 && version !== 4)
    throw new Tampered(`signature ${id} is of no version that is known here`);
  const maker = textAt(value, 'key');
  const key = keys.get(maker);
  if (key === undefined) throw new Missing(`the key of signature ${id} is not in the bundle`);
  const isGood = verify(null, Buffer.from(`countersign.signature.v1\n${bytes}`), key, base64(textAt(one, 'signature')));
  if (!isGood) throw new Tampered(`signature ${id} was altered: the key of the station did not make it`);
  return true;
}

/** That a signature is the one that its entry records. */
function asRecorded(value: Json, bytes: string, entry: Entry): void {
  const id = shown(textAt(value, 'id'));
  if (domainHash('countersign.signature.v1', bytes) !== textAt(entry.value, 'detail', 'signature', 'hash')) {
    throw new Tampered(`signature ${id} was altered: entry ${entry.seq} records another one`);
  }
  const decided = entry.action === 'signature.approved' ? 'approve' : 'reject';
  if (textAt(value, 'decision') !== decided)
    throw new Tampered(`signature ${id} says something else than entry ${entry.seq}`);
  const slot = at(entry.value, 'detail', 'slot');
  if (slot !== undefined && slot !== textAt(value, 'slot', 'id'))
    throw new Tampered(`signature ${id} is in another slot than entry ${entry.seq} says`);
}

/** That a signature stands on what was asked. */
function ofItsRequest(value: Json, entry: Entry | undefined, requests: ReadonlyMap<string, Request>): Checked {
  const id = shown(textAt(value, 'id'));
  const requestId = textAt(value, 'request', 'id');
  if (entry !== undefined && textAt(entry.value, 'target') !== `signature-request:${requestId}`) {
    throw new Tampered(`entry ${entry.seq} records signature ${id} for another request`);
  }
  const ofRecord = recordOf(value, id);
  const request = requests.get(requestId);
  if (request === undefined) throw new Missing(`the request of signature ${id} is not in the bundle`);
  if (textAt(value, 'request', 'contentHash') !== request.contentHash) {
    throw new Tampered(`signature ${id} was made for another content than request ${shown(requestId)} has`);
  }
  if (textAt(value, 'request', 'templateHash') !== request.templateHash) {
    throw new Tampered(`signature ${id} was made by another template than request ${shown(requestId)} has`);
  }
  const slot = textAt(value, 'slot', 'id');
  if (request.asked?.slots.includes(slot) === false)
    throw new Tampered(`signature ${id} is in a slot that was not asked`);
  if (textAt(value, 'request', 'name') !== request.name) {
    throw new Tampered(`signature ${id} names another request than ${shown(requestId)}`);
  }
  const asked = request.asked?.record;
  if (asked !== undefined && canonical(asked) !== canonical(ofRecord)) {
    throw new Tampered(`signature ${id} is of another record than request ${shown(requestId)} was asked for`);
  }
  return { request: requestId, slot, decision: textAt(value, 'decision') };
}

/** The names of the record that a signature has whole; null where it has none. Throws `Tampered` where its hash does not fit. */
function recordOf(value: Json, id: string): Json {
  const record = at(value, 'record') ?? null;
  if (record === null) return null;
  const content = at(record, 'content');
  if (content === undefined || domainHash('countersign.record.v1', canonical(content)) !== textAt(record, 'hash')) {
    throw new Tampered(`the record of signature ${id} is not the one of its hash`);
  }
  return nameOf(record);
}

/** How a request names the record that a signature has whole. */
function nameOf(record: Json): Json {
  return { id: textAt(record, 'id'), version: textAt(record, 'version'), hash: textAt(record, 'hash') };
}

/** What a signature says, for people. Throws `Tampered` where something that each one says is missing, also where nothing is there to hold it against. */
function stated(value: Json): string {
  const decision = textAt(value, 'decision');
  if (decision !== 'approve' && decision !== 'reject')
    throw new Tampered(`a signature decides something that is no decision: ${shown(decision)}`);
  // What the words leave out.
  textAt(value, 'signedAt', 'offset');
  textAt(value, 'request', 'contentHash');
  textAt(value, 'request', 'templateHash');
  const as = at(value, 'signer', 'as');
  const role = as === undefined ? '' : `, as ${shown(textAt(as, 'kind'))} ${shown(textAt(as, 'name'))}`;
  const record = at(value, 'record');
  const of =
    record === undefined || record === null || textAt(record, 'id') === ''
      ? ''
      : ` of record ${shown(textAt(record, 'id'))} version ${shown(textAt(record, 'version'))}`;
  return (
    `${shown(textAt(value, 'signer', 'fullName'))} (${shown(textAt(value, 'signer', 'userName'))})${role} signed to ` +
    `${decision} “${shown(textAt(value, 'request', 'name'))}”${of}: ${shown(textAt(value, 'meaning'))}, ` +
    `${shown(textAt(value, 'signedAt', 'utc'))} (${shown(textAt(value, 'signedAt', 'zone'))}).`
  );
}
