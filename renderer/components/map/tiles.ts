/** Layers of tiles as a map draws them, and what has to be said of them. */
import type { TileLayer } from '../../../electron/contract/components/mapLayers.ts';
import { tilesOf, type Tile } from '../../../electron/contract/mapTiles.ts';
import type { Source } from '../../../electron/contract/sources.ts';
import { hosts } from '../source.ts';
import type { Cut, Sight } from './mercator.ts';

export interface DrawnLayer {
  readonly opacity: number;
  readonly cut: Cut;
  readonly credits: string;
  /** Why none of its tiles is loaded. */
  readonly problem: string | undefined;
  readonly isShownAt: (sight: Sight) => boolean;
  /** The address of a tile, which counts its rows from above; undefined for one that is not loaded. */
  readonly address: (tile: Tile) => string | undefined;
}

/** The layers that a project names, the lowest first. */
export function tileLayers(layers: readonly TileLayer[]): readonly DrawnLayer[] {
  return layers
    .filter(({ url, WMS }) => url !== '' && (WMS.layers === '' || WMS.layers === null))
    .toSorted((one, other) => one.options.zIndex - other.options.zIndex)
    .map(drawnLayer);
}

function drawnLayer({ url, urlTemplateParams, options }: TileLayer): DrawnLayer {
  const { zoom, tileSize, opacity, subdomains, tms } = options;
  const found = tilesOf({ url, urlTemplateParams, subdomains }, hosts());
  const sourceOf = 'problem' in found ? (): Source => found : found.sourceOf;
  return {
    opacity,
    cut: {
      tile: { width: Math.max(16, tileSize.width), height: Math.max(16, tileSize.height) },
      least: zoom.native.min ?? zoom.min,
      most: Math.min(zoom.max, zoom.native.max ?? zoom.max),
    },
    credits: withoutMarks(options.attribution),
    problem: 'problem' in found ? found.problem : undefined,
    isShownAt: (sight) => sight.zoom >= zoom.min && sight.zoom <= zoom.max,
    address: ({ z, x, y }) => {
      const rows = 2 ** z;
      const asked = { z: (zoom.reverse ? zoom.max - z : z) + zoom.offset, x, y: tms ? rows - 1 - y : y };
      const source = sourceOf(asked);
      return 'url' in source ? source.url : undefined;
    },
  };
}

const entities: Readonly<Record<string, string>> = { copy: '©', amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The words of a text that is written as HTML: links are shown as what they say. */
function withoutMarks(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a map says of its tiles: whose they are, and why some are not there. */
export function tileWords(
  layers: readonly DrawnLayer[],
  failing: readonly string[],
): { readonly problems: readonly string[]; readonly credits: string; readonly isBare: boolean } {
  const drawn = layers.filter(({ problem }) => problem === undefined);
  const refused = layers.flatMap(({ problem }) => (problem === undefined ? [] : [`No tiles: ${problem}.`]));
  return {
    problems: [...new Set([...refused, ...failing.map((from) => `Tiles do not come from ${from}.`)])],
    credits: [...new Set(drawn.map(({ credits }) => credits).filter((one) => one !== ''))].join(' | '),
    isBare: drawn.length === 0 || failing.length > 0,
  };
}
