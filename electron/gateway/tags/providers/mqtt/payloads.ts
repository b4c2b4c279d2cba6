/** What a message says: a text, or JSON of which a tag takes a part. What is not understood is no value, with the reason. */
import { isUtf8 } from 'node:buffer';
import type { ExactValue } from '../../../../contract/doubles.ts';
import { faultOfJson, type Json } from '../../../../contract/json.ts';
import { dateValue } from '../../../../contract/values.ts';
import { good } from '../../../platform/quality.ts';
import type { Quality } from '../../../../contract/page.ts';
import { takenAs } from '../../dataTypes.ts';
import type { QualifiedValue } from '../../provider.ts';
import { jsonAt, stepsOf } from './paths.ts';
import type { TopicTag } from './settings.ts';

/** Bytes of a message, and values of a list, that a tag holds. */
const mostBytes = 1_000_000;
const mostValues = 100_000;
/** A number below is one of seconds: as milliseconds it would be of 1970 to 1973. */
const leastMillis = 1e11;

/** A message, read once for all tags that follow its topic. */
export interface ReadMessage {
  readonly isRetained: boolean;
  /** When it came, epoch milliseconds. */
  readonly cameAt: number;
  readonly text: string;
  /** Undefined for a message that is no JSON. */
  readonly json: Json | undefined;
  /** Why no tag takes anything of it. */
  readonly refused?: Quality;
}

/** Reads a message. */
export function readMessage(payload: Buffer, isRetained: boolean, cameAt: number): ReadMessage {
  const none = (quality: Quality): ReadMessage => ({ isRetained, cameAt, text: '', json: undefined, refused: quality });
  if (payload.length > mostBytes) {
    const reason = `the message has ${payload.length} bytes; a tag holds ${mostBytes}`;
    return none({ code: 'Bad_OutOfRange', reason });
  }
  if (!isUtf8(payload)) return none({ code: 'Bad_Unsupported', reason: 'the message is no text (UTF-8)' });
  const text = payload.toString();
  return { isRetained, cameAt, text, json: parsed(text) };
}

function parsed(text: string): Json | undefined {
  try {
    // Only such texts can have a whole number of which a number of JavaScript lacks digits.
    return (/\d{16}/.test(text) ? JSON.parse(text, withDigits) : JSON.parse(text)) as Json;
  } catch {
    return undefined;
  }
}

/** A whole number is a number where that has each of its digits, and a text where it does not. */
function withDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? source : value;
}

/** What a tag has of a message. */
export function valueOf(message: ReadMessage, tag: TopicTag): QualifiedValue {
  const { isRetained, cameAt, text, json, refused } = message;
  const bad = (code: string, reason: string): QualifiedValue => ({
    value: null,
    quality: { code, reason },
    timestamp: cameAt,
  });
  if (refused !== undefined) return { value: null, quality: refused, timestamp: cameAt };
  const { path, dataType, timestampPath } = tag;
  if (json === undefined && (path !== undefined || timestampPath !== undefined))
    return bad('Bad_Unsupported', `the message is no JSON: ${text.slice(0, 50)}`);
  const found = path === undefined ? wholeOf(text, json, dataType) : jsonAt(json ?? null, stepsOf(path));
  if (found === undefined) return bad('Bad_NotFound', `the message has no ${path ?? ''}`);
  const held = heldBy(found, dataType);
  if ('refused' in held) return bad(held.code ?? 'Bad_TypeMismatch', held.refused);
  if (timestampPath !== undefined) {
    const timestamp = millisIn(jsonAt(json ?? null, stepsOf(timestampPath)));
    if (timestamp !== undefined) return { ...held, quality: good, timestamp };
    const reason = `the message says no time at ${timestampPath}: it is that of its arrival`;
    return { ...held, quality: { code: 'Uncertain', reason }, timestamp: cameAt };
  }
  const quality: Quality =
    isRetained && tag.retained === 'uncertain'
      ? { code: 'Uncertain_LastKnownValue', reason: 'the broker kept this message; since when, nobody says' }
      : good;
  return { ...held, quality, timestamp: cameAt };
}

/** A whole message: as it stands for a tag of texts, and otherwise what it is as JSON where it is that. */
function wholeOf(text: string, json: Json | undefined, dataType: TopicTag['dataType']): Json {
  return json === undefined || dataType === 'String' || dataType === 'Text' ? text : json;
}

type Found = ExactValue | { readonly refused: string; readonly code?: string };

function heldBy(found: Json, dataType: TopicTag['dataType']): Found {
  if (Array.isArray(found) && found.length > mostValues) {
    const refused = `the list has ${found.length} values; a tag holds ${mostValues}`;
    return { refused, code: 'Bad_OutOfRange' };
  }
  const fault = faultOfJson(found);
  if (fault === 'too deep') return { refused: 'the message has too many levels', code: 'Bad_OutOfRange' };
  if (fault !== undefined) return { refused: 'the message has a number that cannot be shown', code: 'Bad' };
  if (dataType === undefined || found === null) return { value: found };
  if (dataType === 'DateTime') {
    const millis = millisIn(found);
    return millis === undefined ? { refused: `${briefly(found)} is no time` } : { value: dateValue(millis) };
  }
  const taken = takenAs(dataType, found);
  return 'refused' in taken ? { refused: `the tag ${taken.refused}; the message says ${briefly(found)}` } : taken;
}

function briefly(value: Json): string {
  return JSON.stringify(value).slice(0, 50);
}

/** Epoch milliseconds of a number or a text with its zone; undefined for any other. */
function millisIn(value: Json | undefined): number | undefined {
  if (typeof value === 'number') {
    const millis = Math.round(Math.abs(value) < leastMillis ? value * 1000 : value);
    return Math.abs(millis) <= 8.64e15 ? millis : undefined;
  }
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(value)) return undefined;
  const millis = Date.parse(value);
  return Number.isNaN(millis) ? undefined : millis;
}
