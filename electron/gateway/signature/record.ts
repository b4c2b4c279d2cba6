/**
 * The record that is signed: its content as it was asked for, in plain JSON, with the quality of each value that came
 * from a tag. It is a snapshot: a tag that changes later changes nothing of what is shown or signed. What a signer
 * cannot see in full is not signed, so its size is limited.
 */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { isJsonObject, json, type Json } from '../../contract/json.ts';
import { byNumber, inLines, onOneLine } from '../platform/oneLine.ts';
import { qualityCode } from '../platform/quality.ts';
import { hasHidden, isBlank } from '../platform/unseen.ts';
import { canonicalJson, domainHash, HashDomain } from '../../ledger/canonical.ts';
import type { SignedRecord } from '../../ledger/signedBytes.ts';

/** What a caller gives to be signed. Values from tags are `{ value, quality, reason, timestamp, tag }`: why it is not good, and its whole path. */
export interface RecordInput {
  /** Names the record over all its versions: a batch number. */
  readonly id?: string | undefined;
  readonly version?: string | undefined;
  readonly content?: Json | undefined;
  /** Why there is a new version of a record that was signed. */
  readonly changeReason?: string | undefined;
}

/** One value of a record as a signer sees it; `quality` where it is not good, and `reason` where that says why. */
export interface ShownValue {
  readonly label: string;
  readonly value: string;
  readonly quality: string | null;
  readonly reason?: string;
  /** When the value was read, ISO 8601 UTC; null where the record does not say. */
  readonly at: string | null;
  /** The tag that it was read from, with its provider; null where the record does not say. */
  readonly tag: string | null;
}

export const recordLimits = Object.freeze({ id: 200, bytes: 1_000_000, values: 2000, depth: 20, changeReason: 1000 });

function refuse(problem: string): never {
  throw new CountersignError(ErrorCode.illegalArgument, problem);
}

/**
 * Reads what a caller gives. The hash is of the canonical form (RFC 8785). Throws `illegal-argument` for what cannot
 * be signed: no JSON (NaN, a function), a cycle, too deep, too large to be shown, a version without a record.
 */
export function readRecord(given: RecordInput): SignedRecord | null {
  const { id = '', version = '', content = null, changeReason = '' } = given;
  if (id === '' && changeReason !== '') refuse('changeReason needs the recordId of the record that it is about.');
  if (id === '' && version === '' && content === null) return null;
  if (id === '' && version !== '') refuse('recordVersion needs the recordId that it is a version of.');
  if (id.length > recordLimits.id || version.length > recordLimits.id) {
    refuse(`recordId and recordVersion have at most ${recordLimits.id} characters each.`);
  }
  // Two that look the same would be two records, each with a first version of its own.
  for (const [name, text] of Object.entries({ recordId: id, recordVersion: version })) {
    if (text !== text.trim() || hasHidden(text) || /(?! )\p{Zs}/u.test(text)) {
      refuse(`${name} has a blank at an end, or a character that nobody sees: ${quoted(text)}.`);
    }
    if (text !== text.normalize('NFC')) {
      refuse(`${name} has a letter in another form than the usual one of Unicode (NFC): ${quoted(text)}.`);
    }
  }
  checkShape(content);
  const parsed = json.safeParse(content);
  if (!parsed.success)
    refuse('The record holds something that is not a text, number, truth value, list or dictionary.');
  const text = canonicalJson(parsed.data);
  if (Buffer.byteLength(text) > recordLimits.bytes) {
    refuse(
      `The record is larger than ${recordLimits.bytes / 1_000_000} MB, more than a person can read before signing. Sign its hash and its place instead.`,
    );
  }
  return {
    id,
    version: version === '' ? '1' : version,
    hash: domainHash(HashDomain.record, text),
    content: parsed.data,
  };
}

function quoted(text: string): string {
  return `"${onOneLine(text).replace(/(?! )\p{Zs}|\p{Variation_Selector}|\p{M}/gu, byNumber)}"`;
}

/** Depth and number of values, without following a cycle for ever. */
function checkShape(content: unknown): void {
  let values = 0;
  const walk = (value: unknown, depth: number): void => {
    values += 1;
    if (values > recordLimits.values) {
      refuse(`The record has more than ${recordLimits.values} values, more than a person can read before signing.`);
    }
    if (depth > recordLimits.depth) {
      refuse(`The record is nested deeper than ${recordLimits.depth} levels, or it contains itself.`);
    }
    if (typeof value !== 'object' || value === null) return;
    if (Object.hasOwn(value, '__proto__')) refuse('A value of a record cannot be named "__proto__".');
    for (const inner of Object.values(value)) walk(inner, depth + 1);
  };
  walk(content, 0);
}

/** A value from a tag: its quality is one of Ignition's codes, its time a time. Anything else is data like other data. */
const qualified = z.strictObject({
  value: json,
  quality: qualityCode,
  reason: z.string().optional(),
  timestamp: z.union([z.iso.datetime({ offset: true }), z.number().min(0).max(8.64e15)]).nullish(),
  tag: z.string().optional(),
});

/** Of a value that did not come from a tag. */
const noNotes = Object.freeze({ quality: null, at: null, tag: null });

/**
 * The values of a record in the order of their names, each with a label that says where it stands. Nothing is left out: what
 * nobody would see of a text is there by its number (AL-16).
 */
export function valuesOf(content: Json): ShownValue[] {
  const shown: ShownValue[] = [];
  const push = (path: readonly string[], value: Json, notes: Omit<ShownValue, 'label' | 'value'> = noNotes): void => {
    shown.push({ label: path.length === 0 ? 'Record' : onOneLine(path.join(' / ')), value: textOf(value), ...notes });
  };
  const walk = (value: Json, path: readonly string[]): void => {
    const read = qualified.safeParse(value).data;
    if (read !== undefined) {
      const { quality, reason, timestamp, tag } = read;
      const at = timestamp === null || timestamp === undefined ? null : new Date(timestamp).toISOString();
      const notes = {
        quality: isGood(quality) ? null : quality,
        ...(isGood(quality) || reason === undefined ? {} : { reason: onOneLine(reason) }),
        at,
        tag: tag === undefined ? null : onOneLine(tag),
      };
      if (isJsonObject(read.value) || Array.isArray(read.value)) {
        push([...path, 'quality'], quality, notes);
        walk(read.value, path);
      } else {
        push(path, read.value, notes);
      }
    } else if (Array.isArray(value) && value.length > 0) {
      (value as readonly Json[]).forEach((item, index) => walk(item, [...path, String(index + 1)]));
    } else if (isJsonObject(value) && Object.keys(value).length > 0) {
      for (const [name, item] of Object.entries(value)) walk(item, [...path, name]);
    } else {
      push(path, value);
    }
  };
  if (content !== null) walk(content, []);
  return shown;
}

/** One value of a record in two versions, as people read it; null where a version does not have it. */
export interface ValueChange {
  readonly value: string;
  readonly old: string | null;
  readonly new: string | null;
}

/**
 * What the values of a record say, with their quality where it is not good, by their labels. Names with a slash in them can make one
 * label of two values.
 */
export function textsByLabel(
  content: Json,
  qualityText: (value: ShownValue) => string | null,
): ReadonlyMap<string, string> {
  const texts = valuesOf(content).map((one) => {
    const quality = qualityText(one);
    return { label: one.label, text: quality === null ? one.value : `${one.value} (${quality})` };
  });
  const byLabel = Map.groupBy(texts, ({ label }) => label);
  return new Map([...byLabel].map(([label, same]) => [label, same.map(({ text }) => text).join(' | ')]));
}

/** The values in which two contents of a record differ, by their labels: in the order of the older, then those that are new. */
export function changesBetween(before: Json, after: Json): ValueChange[] {
  const code = ({ quality }: ShownValue): string | null => quality;
  const [old, now] = [textsByLabel(before, code), textsByLabel(after, code)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((value) => ({ value, old: old.get(value) ?? null, new: now.get(value) ?? null }))
    .filter((change) => change.old !== change.new);
}

/** The values whose quality is not good. */
export function doubtful(content: Json): ShownValue[] {
  return valuesOf(content).filter(({ quality }) => quality !== null);
}

function isGood(quality: string): boolean {
  return /^good(?:_|$)/i.test(quality);
}

function textOf(value: Json): string {
  if (value === null) return 'no value';
  if (value === '') return 'empty';
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  // Blanks alone look as nothing does.
  return isBlank(text) ? text.replace(/./gsu, byNumber) : inLines(text);
}
