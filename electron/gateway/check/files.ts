/** Files that a project names for pages to show and that are not there; told where it is known which a station has. */
import { isJsonObject, listOf, type Json } from '../../contract/json.ts';
import { filePlace, type FilePlace } from '../../contract/sources.ts';
import { jsonPath } from '../platform/jsonPath.ts';
import { found, type Found } from './finding.ts';

/** Whether the project or the station has a file. */
export type HasFile = (place: FilePlace) => boolean;

/** A text that is an address by itself, or has some in `url(...)`. */
const inStyle = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)/gi;

/** Checks the texts in a value that stands at a path of the file. */
export function checkFiles(value: Json | undefined, at: string, hasFile: HasFile | undefined): readonly Found[] {
  if (hasFile === undefined || value === undefined) return [];
  if (typeof value === 'string') {
    const named = [
      value,
      ...[...value.matchAll(inStyle)].map(([, double, single, bare]) => double ?? single ?? bare ?? ''),
    ];
    return named.flatMap((text) => {
      const place = filePlace(text.trim().replace(/[?#].*$/s, ''));
      const reason =
        'Neither the project nor the station has such a file. Words that say so stand there; in a style, nothing.';
      return place === undefined || hasFile(place) ? [] : [found('reference', text.trim(), at, reason)];
    });
  }
  if (Array.isArray(value)) return listOf(value).flatMap((one, index) => checkFiles(one, jsonPath(at, index), hasFile));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => checkFiles(one, jsonPath(at, name), hasFile));
}
