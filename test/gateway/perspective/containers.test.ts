/** Containers and components that hold views, in the gateway: what people may enter, what is open while nobody sees it. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { findNode, openStation, viewFile, type TestPage } from '../../support/station.ts';
import { button, label, script, view } from '../../support/views.ts';

const tile = { root: label('Tile', 'A tile') };

/** A page with one component, named `It`. */
async function pageOf(type: string, props: JsonObject, children: readonly unknown[] = []): Promise<TestPage> {
  const { openPage } = await openStation({
    files: { ...view([{ type, meta: { name: 'It' }, props, children }]), [viewFile('Tile')]: tile },
  });
  return openPage();
}

function idOf(page: TestPage, name: string): string {
  const found = findNode(page.frame.resume().root, name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found.id;
}

function slotsOf(page: TestPage): readonly (string | undefined)[] {
  return findNode(page.frame.resume().root, 'It')?.children.map(({ slot }) => slot?.key) ?? [];
}

describe('what a person may enter', () => {
  const folds = { items: [{ body: { viewPath: 'Tile' } }] };
  const panes = { views: [{}, {}] };
  const tabs = { tabs: ['One', { text: 'Two', disabled: true }, 'Three'] };

  it.each<[string, JsonObject, string, Json]>([
    ['ia.container.tab', tabs, 'currentTabIndex', 2],
    ['ia.container.split', {}, 'split.position', 120],
    ['ia.container.split', {}, 'split.position', '25.5%'],
    ['ia.display.accordion', folds, 'items.0.expanded', true],
    ['ia.display.carousel', panes, 'activePane', 1],
  ])('%s takes %j at %s: %j', async (type, props, place, value) => {
    const page = await pageOf(type, props);
    expect(page.frame.write(idOf(page, 'It'), place, value)).toMatchObject({ value, refused: null });
  });

  it.each<[string, JsonObject, string, Json]>([
    ['ia.container.tab', tabs, 'currentTabIndex', 1],
    ['ia.container.tab', tabs, 'currentTabIndex', 3],
    ['ia.container.tab', tabs, 'currentTabIndex', '0'],
    ['ia.container.tab', tabs, 'currentTabIndex.deeper', 0],
    ['ia.container.tab', tabs, 'tabs', ['Forged']],
    ['ia.container.split', {}, 'split.position', -1],
    ['ia.container.split', {}, 'split.position', 'calc(1px)'],
    ['ia.container.split', {}, 'split.size', 4],
    ['ia.display.accordion', folds, 'items.0.expanded', 'yes'],
    ['ia.display.accordion', folds, 'items.1.expanded', true],
    ['ia.display.accordion', folds, 'items.0.expanded.deeper', true],
    ['ia.display.accordion', folds, 'items.0.body.viewPath', 'Other'],
    ['ia.display.accordion', folds, 'items', []],
    ['ia.display.carousel', panes, 'activePane', 2],
    ['ia.display.carousel', panes, 'activePane', 0.5],
  ])('%s does not take %j at %s: %j', async (type, props, place, value) => {
    const page = await pageOf(type, props);
    const before = JSON.stringify(findNode(page.frame.resume().root, 'It')?.props);
    expect((await page.frame.write(idOf(page, 'It'), place, value)).refused).toBeTruthy();
    expect(JSON.stringify(findNode(page.frame.resume().root, 'It')?.props)).toBe(before);
  });
});

describe('what nobody sees', () => {
  it('a view in a closed fold is not open', async () => {
    const page = await pageOf('ia.display.accordion', {
      items: [{ body: { viewPath: 'Tile' } }, { expanded: 1, body: { viewPath: 'Tile' } }],
    });
    expect(slotsOf(page)).toEqual(['items[1].body']);
    await page.frame.write(idOf(page, 'It'), 'items.0.expanded', true);
    await page.frame.write(idOf(page, 'It'), 'items.1.expanded', false);
    expect(slotsOf(page)).toEqual(['items[0].body']);
  });

  it('a pane of a carousel is opened when it is seen, and stays', async () => {
    const views = [1, 2, 3].map(() => ({ viewPath: 'Tile' }));
    const page = await pageOf('ia.display.carousel', { views });
    expect(slotsOf(page)).toEqual(['views[0]']);
    await page.frame.write(idOf(page, 'It'), 'activePane', 2);
    expect(slotsOf(page).toSorted()).toEqual(['views[0]', 'views[2]']);
    expect(slotsOf(await pageOf('ia.display.carousel', { views, lazyLoad: false }))).toHaveLength(3);
  });

  it.each([
    ['closed', { text: 'One' }, ['Second']],
    ['kept, once it was seen, where the project asks it', { text: 'One', runWhileHidden: true }, ['First', 'Second']],
  ])('a view behind another tab is %s', async (_what, first, then) => {
    const inside = (name: string, tabIndex: number) => ({
      type: 'ia.container.flex',
      meta: { name: `Row ${name}` },
      position: { tabIndex },
      children: [{ type: 'ia.display.view', meta: { name }, props: { path: 'Tile' } }],
    });
    const tabs = [first, { text: 'Two', runWhileHidden: true }];
    const page = await pageOf('ia.container.tab', { tabs }, [inside('First', 0), inside('Second', 1)]);
    const open = (): readonly string[] => {
      const { root } = page.frame.resume();
      return ['First', 'Second'].filter((name) => findNode(root, name)?.children.length === 1);
    };
    expect(open()).toEqual(['First']);
    await page.frame.write(idOf(page, 'It'), 'currentTabIndex', 1);
    expect(open()).toEqual(then);
  });

  it('where no tab is shown, nothing behind one is there', async () => {
    const page = await pageOf('ia.container.tab', { tabs: ['One'], currentTabIndex: null }, [
      { type: 'ia.display.view', meta: { name: 'First' }, props: { path: 'Tile' } },
      { type: 'ia.input.text-field', meta: { name: 'Field' }, props: { text: '' } },
    ]);
    expect(findNode(page.frame.resume().root, 'First')?.children).toEqual([]);
    expect((await page.frame.write(idOf(page, 'Field'), 'text', 'forged')).refused).toMatch(/not on the screen/);
  });

  it('what is behind another tab was pressed by nobody', async () => {
    const page = await pageOf('ia.container.tab', { tabs: ['One', 'Two'], custom: {} }, [
      { ...button('Here', script('self.parent.custom.pressed = "Here"')), position: {} },
      { ...button('Behind', script('self.parent.custom.pressed = "Behind"')), position: { tabIndex: 1 } },
      { type: 'ia.input.text-field', meta: { name: 'Field' }, props: { text: 'as it was' }, position: { tabIndex: 1 } },
    ]);
    expect((await page.frame.write(idOf(page, 'Field'), 'text', 'forged')).refused).toMatch(/not on the screen/);
    await page.frame.write(idOf(page, 'It'), 'currentTabIndex', 1);
    expect(page.frame.write(idOf(page, 'Field'), 'text', 'entered')).toMatchObject({ value: 'entered', refused: null });
  });
});
