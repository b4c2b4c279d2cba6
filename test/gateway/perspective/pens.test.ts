/** Pens of a power chart: which a person may add and take away. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { findNode, openStation } from '../../support/station.ts';
import { view } from '../../support/views.ts';

const own = { name: 'Level', data: { source: '[default]Hall 2/Level' }, display: { type: 'area' } };
const speed = { name: 'Speed', data: { source: '[default]Hall 2/Line 4/Speed' } };
const tags = [
  { path: 'Hall 2/Line 4/Speed', value: 5 },
  { path: 'Hall 2/Level', value: 5 },
  { path: 'Secret', value: 1 },
];

async function open(config: JsonObject = {}) {
  const chart = { type: 'ia.chart.powerchart', meta: { name: 'Chart' }, props: { pens: [own], config } };
  const { openPage } = await openStation({ files: { ...view([chart]), 'countersign/tags.json': { tags } } });
  const page = openPage();
  const { id } = page.node('Chart');
  return {
    browse: (path = '') => page.frame.browseTags(id, path),
    write: async (pens: Json) => (await page.frame.write(id, 'pens', pens)).refused,
    pens: (): Json | undefined => findNode(page.frame.resume().root, 'Chart')?.props['pens'],
  };
}

describe('the pens of a power chart', () => {
  it('are added by a person for tags that its list showed, and taken away', async () => {
    const { browse, write, pens } = await open({ tagBrowserStartPath: '[default]Hall 2' });
    expect((await browse()).nodes.map(({ name }) => name)).toEqual(['Level', 'Line 4']);
    expect(await write([own, speed])).toBe('There is no such tag in the list. It was not written.');
    await browse('[default]Hall 2/Line 4');
    expect(await write([own, speed])).toBeNull();
    expect(pens()).toEqual([own, speed]);
    expect(await write([speed])).toBeNull();
    expect(pens()).toEqual([speed]);
  });

  it('are nothing else than a name and a tag where a person adds them', async () => {
    const { browse, write, pens } = await open({ tagBrowserStartPath: '[default]Hall 2/Line 4' });
    await browse();
    for (const pen of [
      { ...speed, display: { type: 'bar' } },
      { name: 'Speed', data: { source: '[default]Secret' } },
      { name: 'Speed', data: { ...speed.data, aggregateMode: 'Sum' } },
      { data: speed.data },
      null,
    ])
      expect(await write([own, pen])).toMatch(/^There is no such tag/);
    expect(await write('none')).toMatch(/^Pens are a list/);
    const many = Array.from({ length: 51 }, (_each, at) => ({ ...speed, name: `Speed ${at}` }));
    expect(await write(many)).toMatch(/^A chart has 50 pens at most/);
    expect(pens()).toEqual([own]);
  });

  it('have a list of tags that begins where a path of a history says, and none where a project offers none', async () => {
    const { browse } = await open({ tagBrowserStartPath: 'histprov:Plant:/drv:gateway:default:/tag:Hall 2' });
    expect((await browse()).nodes.map(({ path }) => path)).toEqual(['[default]Hall 2/Level', '[default]Hall 2/Line 4']);
    const whole = await open({ tagBrowserStartPath: 'histprov:Plant:/drv:gateway:default' });
    expect((await whole.browse()).nodes.map(({ name }) => name)).toContain('Secret');
    const without = await open({ visibility: { buttons: { showTagBrowserButton: false } } });
    await expect(without.browse()).rejects.toMatchObject({ code: 'illegal-argument' });
  });
});
