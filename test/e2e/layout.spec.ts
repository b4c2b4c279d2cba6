/** Pages, popups and docks as a person meets them: in a window, and in a browser with its own back and forward. */
import type { Page } from '@playwright/test';
import { composing } from './composing.ts';
import { button, column, label, type Node } from './project.ts';
import { expect, openTab, test } from './station.ts';
import { emptyPage } from './workers.ts';
import { violations } from './violations.ts';

const call = (name: string, text: string): Node => button(name, `system.perspective.${text}`);
const dock = (id: string, more: Node): Node => ({ id, viewPath: 'Menu', viewParams: { name: id }, ...more });
const field: Node = { type: 'ia.input.text-field', meta: { name: 'Note' }, props: { text: '' } };

const views: Readonly<Record<string, Node>> = {
  Main: {
    root: column([
      label('Title', { text: 'This is the overview.' }),
      call(
        'Tank',
        'openPopup("tank", "Tank", {"tank": "T-7"}, title="Tank T-7", position={"right": 20, "top": 20}, resizable=True)',
      ),
      call(
        'Confirm',
        'openPopup("ask", "Tank", {"tank": "T-8"}, title="Confirm", modal=True, position={"left": 20, "bottom": 20})',
      ),
      call('Must', 'openPopup("must", "Tank", {"tank": "T-9"}, modal=True, showCloseIcon=False, draggable=False)'),
      call('Said', 'openPopup("said", "Words", title="Said", position={"left": 300, "top": 100})'),
      call('Bare', 'openPopup("bare", "Words", modal=True, showCloseIcon=False, draggable=False)'),
      button('Menu', 'system.perspective.togglePopup("choice", "Tank", title="Choice", overlayDismiss=True)'),
      call('Line 4', 'navigate(page="/line/Line 4?tab=2")'),
      button('Fail', 'raise Exception("The valve is locked.")'),
      button('Work', 'print("done")'),
      call('Nowhere', 'navigate(page="/nowhere")'),
      call('Help', 'toggleDock("help")'),
      call('Tab', 'navigate(page="/line/5?tab=1", newTab=True)'),
      call('Close', 'closePage("The shift is over.")'),
    ]),
  },
  Line: {
    params: { line: '' },
    root: column([
      label('Line', {}, { 'props.text': '"This is " + {view.params.line} + ", tab " + {page.props.urlParams.tab}' }),
      call('Back', 'navigateBack()'),
    ]),
  },
  Tank: {
    params: { tank: '' },
    props: { defaultSize: { width: 300, height: 220 } },
    root: column([
      label('Tank', {}, { 'props.text': '"Level of " + {view.params.tank}' }),
      field,
      call('Done', 'closePopup("")'),
    ]),
  },
  Words: {
    props: { defaultSize: { width: 300, height: 220 } },
    root: column([label('Words', { text: 'The shift has ended.' }), call('Leave', 'closePopup("")')]),
  },
  Menu: {
    params: { name: '' },
    root: column([label('Menu', {}, { 'props.text': '"Dock " + {view.params.name}' }), call('Inside', 'print("x")')]),
  },
};

const config = 'com.inductiveautomation.perspective/page-config/config.json';
const project = {
  title: 'Layout',
  pages: {},
  views,
  files: {
    [config]: {
      pages: {
        '/': { title: 'Overview', viewPath: 'Main' },
        '/line/:line': { title: 'A line', viewPath: 'Line' },
        [emptyPage]: { title: 'Empty', viewPath: 'EmptyStage' },
      },
      sharedDocks: {
        cornerPriority: 'top-bottom',
        left: [dock('menu', { size: 180, show: 'visible', content: 'push', handle: 'show', resizable: true })],
        right: [dock('help', { size: 240, show: 'onDemand', content: 'cover', handle: 'hide', modal: true })],
      },
    },
  },
};

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** What pages do in a window as in a browser. */
async function popupsAndDocks(page: Page): Promise<void> {
  await test.step('a popup floats over the page, moves, grows, and goes by Escape', async () => {
    await press(page, 'Tank');
    const popup = dialog(page, 'Tank T-7');
    await expect(popup.getByText('Level of T-7')).toBeVisible();
    await expect(popup.getByRole('textbox')).toBeFocused();
    await composing(page, 'Escape');
    const before = await popup.boundingBox();
    const bar = popup.getByRole('heading', { name: 'Tank T-7' });
    await bar.hover();
    await page.mouse.down();
    const at = (await bar.boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(at.x - 100, at.y + 150, { steps: 4 });
    await page.mouse.up();
    const after = await popup.boundingBox();
    expect(after?.y).toBeGreaterThan((before?.y ?? 0) + 50);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowRight');
    const byKey = await popup.boundingBox();
    expect(byKey?.x).toBeCloseTo((after?.x ?? 0) - 16, 0);
    expect(byKey?.width).toBeCloseTo((after?.width ?? 0) + 16, 0);
    await page.keyboard.press('Escape');
    await expect(popup).toBeHidden();
    await expect(page.getByRole('button', { name: 'Tank', exact: true })).toBeFocused();
  });

  await test.step('a modal one leaves nothing else to use, but for the bars of the program', async () => {
    await press(page, 'Confirm');
    const popup = dialog(page, 'Confirm');
    await expect(popup.getByRole('textbox')).toBeFocused();
    await expect(page.locator('.primary')).toHaveAttribute('inert');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
    expect(await violations(page, { within: '[role="dialog"]' })).toEqual([]);
    await press(page, 'Close Confirm');
    await expect(popup).toBeHidden();
    await expect(page.locator('.primary')).not.toHaveAttribute('inert');
  });

  await test.step('one that must be answered stays until it is', async () => {
    await press(page, 'Must');
    const popup = dialog(page, 'must');
    await expect(popup.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.type('typed');
    await expect(popup.getByRole('textbox')).toHaveValue('typed');
    await popup.getByRole('button', { name: 'Done' }).click();
    await expect(popup).toBeHidden();
  });

  await test.step('one without a field gives the focus to what closes it, and to no button of the project', async () => {
    await press(page, 'Said');
    const popup = dialog(page, 'Said');
    await expect(popup.getByRole('button', { name: 'Close Said' })).toBeFocused();
    const before = await popup.boundingBox();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await popup.boundingBox())?.x).toBeCloseTo((before?.x ?? 0) + 16, 0);
    await page.keyboard.press('Enter');
    await expect(popup).toBeHidden();
    await expect(page.getByRole('button', { name: 'Said', exact: true })).toBeFocused();
    await press(page, 'Bare');
    await expect(dialog(page, 'bare')).toBeFocused();
    await dialog(page, 'bare').getByRole('button', { name: 'Leave' }).click();
    await expect(dialog(page, 'bare')).toBeHidden();
  });

  await test.step('one that goes by a press beside it takes that press for itself', async () => {
    await press(page, 'Menu');
    const popup = dialog(page, 'Choice');
    await expect(popup).toBeVisible();
    const menu = await page.getByRole('button', { name: 'Menu', exact: true }).boundingBox();
    await page.mouse.click((menu?.x ?? 0) + 5, (menu?.y ?? 0) + 5);
    await expect(popup).toBeHidden();
    await press(page, 'Menu');
    await expect(popup).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(popup).toBeHidden();
  });

  await test.step('a dock stands beside the page, and its handle and its edge move it', async () => {
    const menu = page.getByRole('complementary', { name: 'menu' });
    await expect(menu.getByText('Dock menu')).toBeVisible();
    expect((await menu.boundingBox())?.width).toBeCloseTo(180, -1);
    const edge = page.getByRole('separator', { name: 'Size of menu' });
    await edge.focus();
    await page.keyboard.press('ArrowRight');
    expect((await menu.boundingBox())?.width).toBeCloseTo(196, -1);
    await press(page, 'Close menu');
    await expect(menu).toBeHidden();
    await press(page, 'Open menu');
    await expect(menu).toBeVisible();
  });

  await test.step('a modal dock lies over the page, and goes by Escape', async () => {
    await press(page, 'Help');
    const help = page.getByRole('complementary', { name: 'help' });
    await expect(help).toBeFocused();
    await expect(page.locator('.primary')).toHaveAttribute('inert');
    await composing(page, 'Escape');
    await page.evaluate(() => window.countersignPage.readStatus(null));
    await expect(help).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(page.getByRole('button', { name: 'Help', exact: true })).toBeFocused();
  });
}

async function thereAndBack(page: Page): Promise<void> {
  await test.step('a page with parameters, back, and forward; a popup stays', async () => {
    await press(page, 'Tank');
    await dialog(page, 'Tank T-7').getByRole('textbox').fill('typed before');
    await press(page, 'Line 4');
    await expect(page.getByText('This is Line 4, tab 2')).toBeVisible();
    await expect(page).toHaveTitle(/^A line/);
    await expect(dialog(page, 'Tank T-7').getByRole('textbox')).toHaveValue('typed before');
    await press(page, 'Back');
    await expect(page.getByText('This is the overview.')).toBeVisible();
    await page.goForward();
    await expect(page.getByText('This is Line 4, tab 2')).toBeVisible();
    await page.goBack();
    await expect(page.getByText('This is the overview.')).toBeVisible();
    await press(page, 'Close Tank T-7');
  });

  await test.step('a popup never lies over a page of the program, and is as it was after it', async () => {
    await press(page, 'Must');
    const must = dialog(page, 'must');
    await must.getByRole('textbox').fill('typed before');
    await openTab(page, 'Connections');
    await expect(page.getByRole('heading', { name: 'Connections' })).toBeAttached();
    await expect(must).toBeHidden();
    await expect(page.locator('.primary')).not.toHaveAttribute('inert');
    await openTab(page, 'Overview');
    await expect(must.getByRole('textbox')).toHaveValue('typed before');
    await must.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('what is said of a press moves nothing, and goes with the next one that is done', async () => {
    const fail = page.getByRole('button', { name: 'Fail', exact: true });
    // Once it stands still: the page came back a moment ago.
    await fail.hover();
    const before = [await fail.boundingBox(), await page.getByRole('main').boundingBox()];
    await fail.click();
    const said = page.getByText('The valve is locked.');
    await expect(said).toBeInViewport({ ratio: 1 });
    expect([await fail.boundingBox(), await page.getByRole('main').boundingBox()]).toEqual(before);
    await press(page, 'Work');
    await expect(said).toBeHidden();
  });

  await test.step('a page that is not there says so, with one way on', async () => {
    await press(page, 'Nowhere');
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await expect(page.getByText('This project has no page "/nowhere".')).toBeVisible();
    await press(page, 'Go to the first page');
    await expect(page.getByText('This is the overview.')).toBeVisible();
  });

  await test.step('a page that a script closed says so, and opens again', async () => {
    await press(page, 'Close');
    await expect(page.getByRole('heading', { name: 'This page was closed' })).toBeVisible();
    await expect(page.getByText('The shift is over.')).toBeVisible();
    await press(page, 'Open again');
    await expect(page.getByText('This is the overview.')).toBeVisible();
  });
}

test('in a window', async ({ show }) => {
  const station = await show(project);
  const { page } = station;
  await expect(page.getByText('This is the overview.')).toBeVisible();
  await popupsAndDocks(page);
  await thereAndBack(page);

  await test.step('a page that is loaded anew is the same page; what floated over it is gone', async () => {
    await press(page, 'Line 4');
    await expect(page.getByText('This is Line 4, tab 2')).toBeVisible();
    await page.reload();
    await expect(page.getByText('This is Line 4, tab 2')).toBeVisible();
    await press(page, 'Back');
    await expect(page.getByText('This is the overview.')).toBeVisible();
  });

  await test.step('a new tab is another window', async () => {
    const [opened] = await Promise.all([station.app.waitForEvent('window'), press(page, 'Tab')]);
    await expect(opened.getByText('This is 5, tab 1')).toBeVisible();
    await opened.close();
  });
});

test('AU-16 whoever comes after somebody begins at the first page, and no way leads back to theirs', async ({
  running: { station, passwords },
}) => {
  const { page, surface } = station;
  await press(page, 'Sign in');
  await surface.getByLabel('User name').fill('operator');
  await surface.getByLabel('Password').fill(passwords['operator'] ?? '');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Olga Berg')).toBeVisible();
  await press(page, 'History');
  await expect(page).toHaveTitle(/^History/);
  await press(page, 'Sign out');
  await expect(page.getByText('Nobody signed in')).toBeVisible();
  await expect(page).toHaveTitle(/^Line 4/);
  expect(await page.evaluate(() => window.history.length)).toBe(1);
});

test('in a browser', async ({ stage: { page, play, gateway } }) => {
  await play(project);
  await page.goto(`${gateway.address}/line/Line%204?tab=2`);
  await expect(page.getByText('This is Line 4, tab 2')).toBeVisible();
  await page.goto(gateway.address);
  await expect(page.getByText('This is the overview.')).toBeVisible();
  await popupsAndDocks(page);
  await thereAndBack(page);

  await test.step('each page has its address', async () => {
    await press(page, 'Line 4');
    await expect(page).toHaveURL(`${gateway.address}/line/Line%204?tab=2`);
    await page.goBack();
    await expect(page).toHaveURL(`${gateway.address}/`);
  });

  await test.step('a popup and a dock that were opened are there after the station was lost for a while', async () => {
    await press(page, 'Tank');
    const popup = dialog(page, 'Tank T-7');
    await press(page, 'Close menu');
    gateway.process.kill('SIGSTOP');
    await expect(page.getByText(/^Not live since/)).toBeVisible();
    gateway.process.kill('SIGCONT');
    await expect(page.getByText(/^Not live since/)).toBeHidden();
    await expect(popup.getByText('Level of T-7')).toBeVisible();
    await press(page, 'Open menu');
    await expect(page.getByRole('complementary', { name: 'menu' })).toBeVisible();
    await press(page, 'Close Tank T-7');
    await expect(popup).toBeHidden();
  });

  await test.step('a new tab is one of the browser', async () => {
    const [opened] = await Promise.all([page.context().waitForEvent('page'), press(page, 'Tab')]);
    await expect(opened.getByText('This is 5, tab 1')).toBeVisible();
    await expect(opened).toHaveURL(`${gateway.address}/line/5?tab=1`);
    await opened.close();
  });
});
