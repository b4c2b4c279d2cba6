/** Trees of tags: what a page gets of a folder, and what it may say of it. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/contract/json.ts';
import { openStation } from '../../support/station.ts';
import { expr, label, view } from '../../support/views.ts';

const many = Array.from({ length: 600 }, (_each, index) => ({ path: `Many/T${index}`, value: index }));
const tags = [
  { path: 'Hall 2/Line 4/Level', value: 5, dataType: 'Float8' },
  { path: 'Hall 2/Line 4/Speed', value: 5 },
  { path: 'Hall 2/Name', value: 'H2' },
  { path: 'Elsewhere/Secret', value: 1 },
  ...many,
];

async function open(props: JsonObject, scripts: JsonObject = {}) {
  const tree = { type: 'ia.display.tag-browse-tree', meta: { name: 'T' }, props, scripts };
  const { openPage } = await openStation({
    files: { ...view([tree, label('Other', expr('1'))]), 'countersign/tags.json': { tags } },
  });
  const page = openPage();
  const { id } = page.node('T');
  return {
    page,
    browse: (path: string) => page.frame.browseTags(id, path),
    select: async (values: readonly string[]) => (await page.frame.write(id, 'selection.values', values)).refused,
    press: (path: string) => page.frame.fire(id, 'component.onNodeClick', { name: 'Told by the page', path }),
  };
}

describe('a tree of tags', () => {
  it('opens a folder at a time, from its root', async () => {
    const { browse } = await open({ root: { path: '[default]Hall 2' } });
    expect(await browse('')).toEqual({
      nodes: [
        { name: 'Line 4', path: '[default]Hall 2/Line 4', tagType: 'Folder', hasChildren: true, dataType: '' },
        expect.objectContaining({ name: 'Name', path: '[default]Hall 2/Name', hasChildren: false }),
      ],
      more: 0,
    });
    expect((await browse('[default]Hall 2/Line 4')).nodes).toMatchObject([
      { name: 'Level', dataType: 'Float8' },
      { name: 'Speed' },
    ]);
  });

  it('opens nothing that it did not show, and is asked of no other component', async () => {
    const { page, browse } = await open({ root: { path: '[default]Hall 2' } });
    await expect(browse('[default]Elsewhere')).rejects.toMatchObject({ code: 'illegal-argument' });
    await expect(page.frame.browseTags(page.node('Other').id, '')).rejects.toMatchObject({ code: 'illegal-argument' });
  });

  it('leaves out tags that do not match, and no folder', async () => {
    const { browse } = await open({ root: { path: '[default]Hall 2' }, filter: { text: ' speed' } });
    expect((await browse('')).nodes.map(({ name }) => name)).toEqual(['Line 4']);
    expect((await browse('[default]Hall 2/Line 4')).nodes.map(({ name }) => name)).toEqual(['Speed']);
  });

  it('shows what its extension function lets through, and says why where that fails', async () => {
    const filter = (script: string): JsonObject => ({
      extensionFunctions: [{ name: 'filterBrowseNode', enabled: true, script }],
    });
    const root = { path: '[default]Hall 2' };
    const { browse } = await open(
      { root },
      filter("\treturn unicode(node.name) != 'Name' or str(node.objectType) != 'AtomicTag'"),
    );
    const { nodes } = await browse('');
    expect(nodes.map(({ name }) => name)).toEqual(['Line 4']);
    const failing = await open({ root }, filter('\treturn node.nothing'));
    await expect(failing.browse('')).rejects.toMatchObject({ code: 'script' });
  });

  it('says how many of a large folder it does not show', async () => {
    const { browse } = await open({ root: { path: '[default]Many' } });
    const { nodes, more } = await browse('');
    expect([nodes.length, more]).toEqual([500, 100]);
  });

  it('says what is not there', async () => {
    const { browse } = await open({ root: { path: '[plc]' } });
    await expect(browse('')).rejects.toMatchObject({ code: 'object-not-found', message: 'No tag provider [plc]' });
  });

  it('selects what it showed, several unless a project says one, and tells of nothing else', async () => {
    const { browse, select, press } = await open({ selection: { values: [] } });
    expect(await select(['[default]Hall 2'])).toBe('There is no such tag here. It was not written.');
    await expect(press('[default]Hall 2')).rejects.toMatchObject({ code: 'illegal-argument' });
    await browse('');
    expect(await select(['[default]Hall 2'])).toBeNull();
    expect(await select(['[default]Hall 2', '[default]Elsewhere'])).toBeNull();
    await press('[default]Elsewhere');
    await expect(press('[default]Elsewhere/Secret')).rejects.toMatchObject({ code: 'illegal-argument' });
    const single = await open({ selection: { mode: 'single' } });
    await single.browse('');
    expect(await single.select(['[default]Hall 2', '[default]Elsewhere'])).toMatch(/^Only one can be selected here/);
  });
});
