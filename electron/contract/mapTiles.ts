/** Pictures that maps are put together of: which addresses a layer of them has, and why one is not loaded. */
import { sourceOf, type Refused, type Source } from './sources.ts';

/** A tile by the numbers that its address has: how near it is, and its column and row from the upper left of the world. */
export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** What a project says of the addresses of a layer. */
export interface TileAddresses {
  /** `https://{s}.tile.example/{z}/{x}/{y}.png`, or a path of this station. */
  readonly url: string;
  /** What stands for `{s}`: computers that all have the same tiles. */
  readonly subdomains: readonly string[];
  /** What stands for other names in braces. */
  readonly urlTemplateParams: Readonly<Record<string, string>>;
}

const anyTile: Tile = { z: 0, x: 0, y: 0 };

/** How the tiles of a layer are asked for, of the first computers that may be asked; else why none is, in words. */
export function tilesOf(
  { url, subdomains, urlTemplateParams }: TileAddresses,
  hosts: readonly string[],
): { readonly sourceOf: (tile: Tile) => Source } | Refused {
  const names = (tile: Tile, subdomain: string): Readonly<Record<string, string>> => ({
    ...urlTemplateParams,
    s: subdomain,
    r: '',
    z: String(tile.z),
    x: String(tile.x),
    y: String(tile.y),
    '-y': String(2 ** tile.z - 1 - tile.y),
  });
  const unknown = [...url.matchAll(/\{([^{}]*)\}/g)].find(([, name = '']) => !Object.hasOwn(names(anyTile, ''), name));
  if (unknown !== undefined) return { problem: `nothing says what stands for ${unknown[0]} in ${JSON.stringify(url)}` };
  const sourceAt = (tile: Tile, subdomain: string): Source => {
    const filled = names(tile, subdomain);
    return sourceOf(
      url.replace(/\{([^{}]*)\}/g, (_, name: string) => filled[name] ?? ''),
      'images',
      hosts,
    );
  };
  const asked = url.includes('{s}') && subdomains.length > 0 ? subdomains : [''];
  const first = sourceAt(anyTile, asked[0] ?? '');
  const allowed = asked.filter((subdomain) => 'url' in sourceAt(anyTile, subdomain));
  if (allowed.length === 0) return 'problem' in first ? first : { problem: 'no computer has its tiles' };
  return { sourceOf: (tile) => sourceAt(tile, allowed[(tile.x + tile.y) % allowed.length] ?? '') };
}
