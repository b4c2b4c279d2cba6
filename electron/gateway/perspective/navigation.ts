/** Where an address leads in a project: the page that it names, with the parameters that its path and its query have. */
import type { JsonObject } from '../../contract/json.ts';
import type { Page as PageConfig } from '../project/pages.ts';

/** A page of the project, as an address names it. */
export interface Destination {
  readonly config: PageConfig;
  /** The path as scripts read it: `/line/Line 4`. */
  readonly path: string;
  /** Path and query as an address bar has them: `/line/Line%204?tab=2`. */
  readonly address: string;
  /** What `/:name` of the page's path stands for, as texts: parameters of its view. */
  readonly params: JsonObject;
  /** What the query says, as texts. */
  readonly urlParams: JsonObject;
}

/** Whether a page's path has parameters: no tab leads to it. */
export function hasParameters(path: string): boolean {
  return path.includes('/:');
}

/**
 * The page of an address. Of several that it fits, the one that says most of it literally is meant, from the left. `/` is
 * the first page without parameters where no page has that path.
 */
export function findPage(pages: readonly PageConfig[], address: string): Destination | undefined {
  const { segments, query } = parts(address);
  const [fitting] = pages
    .flatMap((config) => {
      const params = fit(segmentsOf(config.path), segments);
      return params === undefined ? [] : [{ config, params }];
    })
    .sort((one, other) => (vagueness(one.config) < vagueness(other.config) ? -1 : 1));
  const first = segments.length === 0 ? pages.find(({ path }) => !hasParameters(path)) : undefined;
  const found = fitting ?? (first && { config: first, params: {} });
  if (found === undefined) return undefined;
  const own = fitting === undefined ? segmentsOf(found.config.path) : segments;
  return {
    ...found,
    path: `/${own.join('/')}`,
    address: encode(own, query),
    urlParams: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** An address of the station itself as an address bar has it. */
export function ownAddress(address: string): string {
  const { segments, query } = parts(address);
  return encode(segments, query);
}

function encode(segments: readonly string[], query: string): string {
  const path = segments.map((segment) => encodeURI(segment.toWellFormed()).replaceAll(/[/?#]/g, encodeURIComponent));
  const read = new URLSearchParams(query).toString();
  return `/${path.join('/')}${read === '' ? '' : `?${read}`}`;
}

function parts(address: string): { readonly segments: readonly string[]; readonly query: string } {
  const [whole = ''] = address.split('#');
  const mark = whole.indexOf('?');
  const path = mark < 0 ? whole : whole.slice(0, mark);
  return { segments: segmentsOf(path).map(decode), query: mark < 0 ? '' : whole.slice(mark + 1) };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** A part of a path as a person reads it; what is no encoding stands for itself. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function fit(pattern: readonly string[], segments: readonly string[]): JsonObject | undefined {
  if (pattern.length !== segments.length) return undefined;
  const given: [string, string][] = [];
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) given.push([part.slice(1), segment]);
    else if (part !== segment) return undefined;
  }
  return Object.fromEntries(given);
}

/** Smaller where more of the path is literal, from the left. */
function vagueness({ path }: PageConfig): string {
  return segmentsOf(path)
    .map((part) => (part.startsWith(':') ? '1' : '0'))
    .join('');
}
