import { describe, expect, it } from 'vitest';
import { map } from '../../electron/contract/components/map.ts';
import { featuresOf, unreadFeatures } from '../../electron/contract/geo.ts';
import { tilesOf } from '../../electron/contract/mapTiles.ts';
import type { Reading } from '../../electron/contract/components/shapes.ts';
import { unreadInside } from '../../electron/contract/components/declaration.ts';

const addresses = (url: string) => ({ url, subdomains: ['a', 'b'], urlTemplateParams: { style: 'plain' } });
const tile = { z: 3, x: 4, y: 5 };
const reading: Reading = { css: () => 'known', pattern: () => undefined, hosts: [], frames: [] };

describe('tiles of a map', () => {
  it('are asked for at computers that the site allows, by what stands for the names in braces', () => {
    const found = tilesOf(addresses('https://{s}.example/{style}/{z}/{x}/{-y}.png'), ['https://b.example']);
    expect('sourceOf' in found && found.sourceOf(tile)).toEqual({ url: 'https://b.example/plain/3/4/2.png' });
  });

  it('are files of this station as well', () => {
    const found = tilesOf(addresses('/system/images/plan/{z}/{x}/{y}.png'), []);
    expect('sourceOf' in found && found.sourceOf(tile)).toEqual({ url: '/system/images/plan/3/4/5.png' });
  });

  it('are not loaded from elsewhere, and the computer is named', () => {
    const problem = 'https://a.example is not listed in outgoing.json of this station';
    expect(tilesOf(addresses('https://{s}.example/{z}/{x}/{y}.png'), ['https://c.example'])).toEqual({
      problem,
      unlisted: 'https://a.example',
    });
  });

  it('are not asked for where nothing says what stands for a name', () => {
    expect(tilesOf(addresses('/system/images/{token}/{z}.png'), [])).toEqual({
      problem: 'nothing says what stands for {token} in "/system/images/{token}/{z}.png"',
    });
  });
});

describe('what a map does not obey', () => {
  it('is named where it stands', () => {
    const props = {
      location: { enabled: true },
      layers: {
        raster: { tile: [{ url: 'https://{s}.example/{z}/{x}/{y}.png' }, { url: '', WMS: { layers: 'roads' } }] },
        vector: {
          polygon: [
            {
              polygons: [
                {
                  points: [
                    { lat: 1, lng: 2 },
                    { lat: 95, lng: 2 },
                  ],
                },
              ],
            },
          ],
        },
        ui: { marker: [{ lat: 1, lng: 2, icon: { path: 'material/place', rotate: 'left' } }], popup: [{ lat: 1 }] },
        other: { geoJSON: [{ type: 'Topology' }] },
      },
    };
    expect(
      unreadInside(map, props, reading)
        .map(({ at }) => at)
        .toSorted(),
    ).toEqual(
      [
        'layers.raster.tile[1].WMS.layers',
        'layers.ui.popup',
        'layers.vector.polygon[0].polygons[0].points[1]',
        'layers.ui.marker[0].icon.rotate',
        'layers.other.geoJSON[0]',
        'location.enabled',
        'layers.raster.tile[0].url',
      ].toSorted(),
    );
  });
});

describe('shapes of a file in GeoJSON', () => {
  it('have the east first, and what they are made of', () => {
    const geometry = {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [4, 52] },
        {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [0, 0],
              [1, 1],
            ],
            [
              [2, 2],
              [3, 3],
            ],
          ],
        },
      ],
    };
    const [feature] = featuresOf({ type: 'Feature', properties: { name: 'Yard' }, geometry }) ?? [];
    expect(feature).toMatchObject({ name: 'Yard', points: [{ lat: 52, lng: 4 }] });
    expect(feature?.areas[0]?.[0]).toHaveLength(4);
    expect(feature?.lines).toHaveLength(2);
  });

  it('are none of anything else', () => {
    expect(featuresOf({ type: 'Topology' })).toBeUndefined();
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 100],
          [0, 0],
        ],
      ],
    };
    const all = {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: square }, { type: 'Point', coordinates: [1, 2] }, { type: 'Blob' }],
    };
    expect(featuresOf(all)).toHaveLength(1);
    expect(unreadFeatures(all, 'g')).toEqual(['g.features[0].geometry', 'g.features[2]']);
    expect(featuresOf('Point')).toBeUndefined();
  });
});
