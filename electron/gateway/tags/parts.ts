/** Parts of a tag that a path may name behind it, as Ignition does: `[default]Line/Temperature.Quality`, `.EngUnit`. */
import { type Json, type JsonObject } from '../../contract/json.ts';
import { dateValue } from '../../contract/values.ts';
import { good } from '../platform/quality.ts';
import type { QualifiedValue } from './provider.ts';

export interface TagPart {
  /** The path of the tag. */
  readonly base: string;
  readonly read: (value: QualifiedValue, about: () => JsonObject | undefined) => Json;
}

/** Settings of a tag that a path may name, as exports of tags spell them. */
const settings = [
  'name',
  'dataType',
  'valueSource',
  'tagType',
  'documentation',
  'tooltip',
  'engUnit',
  'engLow',
  'engHigh',
  'formatString',
  'enabled',
  'readOnly',
  'opcServer',
  'opcItemPath',
  'historyEnabled',
] as const;

const parts = new Map<string, TagPart['read']>([
  ['value', ({ value }) => value],
  ['quality', ({ quality }) => quality.code],
  ['quality.code', ({ quality }) => quality.code],
  ['quality.name', ({ quality }) => quality.code],
  ['timestamp', ({ timestamp }) => dateValue(timestamp)],
  ...settings.map(
    (name) =>
      [name.toLowerCase(), (_value, about) => about()?.[name] ?? null] as const satisfies [string, TagPart['read']],
  ),
]);

/** The part that a path names, in any case of its letters; undefined where it names none. */
export function partNamed(path: string): TagPart | undefined {
  const [, base = '', name = ''] = /^(.+?)\.((?:quality\.)?\w+)$/is.exec(path) ?? [];
  const read = parts.get(name.toLowerCase());
  return read && { base, read };
}

/** A part of a tag: with the quality of the tag where it is its value, and good where it is known whatever that is. */
export function partOf(part: TagPart, whole: QualifiedValue, about: () => JsonObject | undefined): QualifiedValue {
  const value = part.read(whole, about);
  return { value, quality: part.read === parts.get('value') ? whole.quality : good, timestamp: whole.timestamp };
}
