/** What pages show is what the gateway holds: numbers, dates, tables, styles, and what is not obeyed. */
import type { Locator } from '@playwright/test';
import { button, column, label, type Node } from './project.ts';
import { expect, openTab, test } from './station.ts';
import { violations } from './violations.ts';

function table(name: string, props: Node, heard: Readonly<Record<string, string>> = {}): Node {
  const component = Object.fromEntries(
    Object.entries(heard).map(([event, text]) => [
      event,
      { type: 'script', scope: 'G', config: { script: `\t${text}` } },
    ]),
  );
  return { type: 'ia.display.table', meta: { name }, props, events: { component } };
}

const missing = 'numberFormat({view.custom.none}, "0.0")';
const views: Readonly<Record<string, Node>> = {
  Numbers: {
    custom: { none: null },
    root: column([
      label('Yield', {}, { 'props.text': 'numberFormat(0.4567, "0.0%")' }),
      label('Loss', {}, { 'props.text': 'numberFormat(-3, "0.0;(0.0)")' }),
      label('None', {}, { 'props.text': `coalesce(${missing}, "nothing measured")` }),
      label('Odd pattern', {}, { 'props.text': 'numberFormat(5, "0.0 # kg")' }),
      label('Sum', {}, { 'props.text': '{view.custom.none} + 5' }),
      label('Day', {}, { 'props.text': 'dateFormat("2026-11-26", "EEE d. MMM YYYY")' }),
      label('Date', { text: { $: ['ts', 192, 0], $ts: 1795701600000 } }),
      table('Times', {
        data: [{ at: 1795701600000, n: 21.5 }],
        columns: [{ field: 'at', render: 'date', dateFormat: 'DD HH:mm' }, { field: 'n' }],
      }),
      button('German', 'self.session.props.locale = "de"'),
      button('Tokyo', 'self.session.props.timeZoneId = "Asia/Tokyo"'),
      label('Weight', {}, { 'props.text': 'numberFormat(1234.5, "#,##0.00 kg")' }),
    ]),
  },
  Tables: {
    custom: { opened: '', chosen: '' },
    root: column([
      label('Title', { text: 'These are the tables.' }),
      table('Twice', {
        data: [
          { t: { value: 21.5, style: { color: 'rgb(255, 0, 0)' } }, at: 1795701600000, p: 0.25, secret: 'hidden' },
        ],
        columns: [
          { field: 't', header: { title: 'Value' } },
          { field: 't', header: { title: 'Again' } },
          { field: 'at', render: 'date', dateFormat: 'YYYY-MM-DD' },
          { field: 'p', render: 'number', numberFormat: '0%', header: { title: 'Yield' } },
          { field: 'secret', visible: false },
        ],
      }),
      table('Set', { data: { $: ['ds', 192, 2], $columns: [{ name: 'Lot', type: 'String', data: ['L-1', 'L-2'] }] } }),
      table('Strange', { data: { lots: 2 } }),
      table(
        'Viewed',
        {
          data: [{ lot: 'L-7' }, { lot: 'L-8' }],
          columns: [{ field: 'lot' }, { field: 'lot', render: 'view', viewPath: 'Cell', header: { title: 'Seen' } }],
          selection: { style: { classes: 'Alarm/Plain' } },
          headerStyle: { classes: 'Alarm/Plain' },
        },
        {
          onRowDoubleClick: 'self.view.custom.opened += event.value["lot"] + " "',
          onSelectionChange: 'self.view.custom.chosen += str(event.selectedRow) + event.data[0]["lot"] + " "',
        },
      ),
      table('Empty', { data: [], emptyMessage: { noData: { text: 'No lots today.' } } }),
      label('Chosen', { text: '' }, { 'props.text': '"Chosen: " + {view.custom.chosen}' }),
      label('Row', { text: '' }, { 'props.text': '"Row: " + {../Viewed.props.selection.data[0].lot}' }),
      label('Opened', { text: '' }, { 'props.text': '"Opened: " + {view.custom.opened}' }),
    ]),
  },
  Cell: {
    params: { value: '' },
    root: column([
      label('Lot', {}, { 'props.text': '"Lot " + {view.params.value}' }),
      button('Inside', 'self.props.text = "Pressed"'),
    ]),
  },
  Alarm: {
    custom: { high: false },
    root: column([
      label(
        'Pressure',
        { text: 'Pressure', style: {} },
        { 'props.style.color': 'if({view.custom.high}, "rgb(255, 0, 0)", null)' },
      ),
      label('Level', { text: 'Level', style: {} }, { 'props.style.backgroundColor': '"#FF0000"' }),
      label('Flow', { text: 'Flow', style: { classes: 'Alarm/Blue' } }),
      label('Blurred', { text: 'Blurred', style: { behavior: 'url(x)', position: 'running' }, halo: true }),
      button('High', 'self.view.custom.high = True'),
      button('Low', 'self.view.custom.high = False'),
    ]),
  },
  Failing: {
    root: column([
      label('Before', { text: 'Before the one that fails.' }),
      { type: 'ia.input.signature-pad', meta: { name: 'Impossible' }, props: {} },
      label('After', { text: 'After the one that fails.' }),
    ]),
  },
};

const project = {
  title: 'Values',
  pages: { '/': 'Numbers', '/tables': 'Tables', '/alarm': 'Alarm', '/failing': 'Failing', '/gone': 'Gone' },
  views,
  files: {
    'com.inductiveautomation.perspective/style-classes/Alarm/Plain/style.json': {
      base: { style: { color: 'rgb(0, 0, 255)' } },
    },
    'com.inductiveautomation.perspective/style-classes/Alarm/Blue/style.json': {
      base: { style: { color: 'rgb(0, 0, 255)', backgroundImage: 'url(http://127.0.0.1/x.png)' } },
    },
  },
};

test('what is shown is what is held, and what is not obeyed has a name', async ({ show }) => {
  const station = await show(project);
  const { page } = station;
  const shown = (text: string): Locator => page.getByText(text, { exact: true });
  const open = (name: string): Promise<void> => page.getByRole('navigation').getByRole('button', { name }).click();
  const rows = (name: string): Locator => page.getByRole('region', { name }).getByRole('row');

  await test.step('numbers and dates by their patterns; nothing is no zero', async () => {
    await expect(shown('45.7%')).toBeVisible();
    await expect(shown('(3.0)')).toBeVisible();
    await expect(shown('nothing measured')).toBeVisible();
    await expect(shown('Thu 26. Nov 2026')).toBeVisible();
    await expect(page.getByText('"#" at place 5 belongs to the digits')).toBeVisible();
    await expect(page.getByText('The left side of + has no value.')).toBeVisible();
    await expect(page.getByText(/^2026-11-2\d \d\d:\d\d:\d\d$/)).toBeVisible();
  });

  await test.step('the separators follow the locale of the session', async () => {
    await expect(shown('1,234.50 kg')).toBeVisible();
    await station.button('German').click();
    await expect(shown('1.234,50 kg')).toBeVisible();
    // What the page writes itself follows it, too, and the zone.
    await expect(rows('Times').getByRole('gridcell').nth(1)).toHaveText('21,5');
    await station.button('Tokyo').click();
    await expect(shown('2026-11-26 23:00:00')).toBeVisible();
    await expect(rows('Times').getByRole('gridcell').first()).toHaveText('26 23:00');
  });

  await test.step('a table with one field in two columns, formats, a hidden column, a dataset', async () => {
    await open('Tables');
    await expect(shown('These are the tables.')).toBeVisible();
    await expect(rows('Twice').getByRole('columnheader')).toHaveText(['Value', 'Again', 'at', 'Yield']);
    await expect(rows('Twice').getByRole('gridcell')).toHaveText(['21,5', '21,5', /^2026-11-2\d$/, '25%']);
    await expect(page.getByText('hidden')).toHaveCount(0);
    await expect(rows('Twice').nth(1).getByRole('gridcell').first()).toHaveCSS('color', 'rgb(255, 0, 0)');
    await expect(rows('Set')).toHaveText([/Lot/, /L-1/, /L-2/]);
    await expect(rows('Viewed').getByRole('gridcell')).toHaveText(['L-7', /^Lot L-7/, 'L-8', /^Lot L-8/]);
    await expect(page.getByText('There is data here that this version cannot show')).toBeVisible();
    await expect(shown('No lots today.')).toBeVisible();
    await expect(page.getByText('Nothing here yet.')).toHaveCount(0);
  });

  await test.step('a row hears of double clicks and of Enter, and not of what is done with a control in it', async () => {
    await rows('Viewed').nth(1).getByRole('button', { name: 'Inside' }).dblclick();
    await expect(rows('Viewed').getByRole('button')).toHaveText(['Pressed', 'Inside']);
    await shown('Lot L-8').dblclick();
    await expect(shown('Opened: L-8 ')).toBeVisible();
    await rows('Viewed').nth(1).press('Enter');
    await expect(shown('Opened: L-8 L-7 ')).toBeVisible();
  });

  await test.step('a row is selected by a click or with the keyboard, and looks as the project says', async () => {
    const [first, second] = [rows('Viewed').nth(1), rows('Viewed').nth(2)];
    await expect(shown('Chosen: 1L-8 0L-7 ')).toBeVisible();
    await expect(shown('Row: L-7')).toBeVisible();
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await first.press('ArrowDown');
    await expect(second).toBeFocused();
    await expect(second).toHaveAttribute('aria-selected', 'false');
    await second.press(' ');
    await expect(shown('Chosen: 1L-8 0L-7 1L-8 ')).toBeVisible();
    await expect(second).toHaveCSS('color', 'rgb(0, 0, 255)');
    await expect(rows('Viewed').first().getByRole('columnheader').first()).toHaveCSS('color', 'rgb(0, 0, 255)');
    await expect(first).not.toHaveCSS('color', 'rgb(0, 0, 255)');
    expect(await violations(page, { within: '[aria-label="Viewed"]' })).toEqual([]);
  });

  await test.step('a style that is taken back goes, and a class of the project is there', async () => {
    await open('Alarm');
    const ink = await shown('Pressure').evaluate((element) => getComputedStyle(element).color);
    await station.button('High').click();
    await expect(shown('Pressure')).toHaveCSS('color', 'rgb(255, 0, 0)');
    await station.button('Low').click();
    await expect(shown('Pressure')).toHaveCSS('color', ink);
    await expect(shown('Level')).toHaveCSS('background-color', 'rgb(255, 0, 0)');
    await expect(shown('Flow')).toHaveCSS('color', 'rgb(0, 0, 255)');
    await expect(shown('Flow')).toHaveCSS('background-image', 'none');
    await expect(shown('Blurred')).toHaveCSS('position', 'static');
  });

  await test.step('what is not obeyed is named at its component', async () => {
    const named = page.getByRole('button', {
      name: 'This version does not show: halo; style.behavior; style.position',
    });
    await named.focus();
    await expect(page.getByText('style.behavior', { exact: true })).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'This version does not show: style.classes: Alarm/Blue backgroundImage' }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: /^This version does not show/ })).toHaveCount(2);
    expect(await violations(page, { within: '[aria-label^="This version"]' })).toEqual([]);
  });

  await test.step('a component that fails is its own placeholder', async () => {
    // No value that a project may give makes one fail: the browser has to.
    await page.evaluate(() => {
      const refuse = (): never => {
        throw new Error('There is nothing to draw with.');
      };
      Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: refuse });
    });
    await open('Failing');
    await expect(shown('Before the one that fails.')).toBeVisible();
    await expect(
      page.getByText('This component failed and shows nothing: ia.input.signature-pad (Impossible).'),
    ).toBeVisible();
    await expect(shown('After the one that fails.')).toBeVisible();
  });

  await test.step('a page that cannot be opened takes the page before it away', async () => {
    await open('Gone');
    await expect(page.getByRole('heading', { name: 'This page cannot be shown' })).toBeVisible();
    await expect(page.getByText('This page has nothing to show. This project has no view Gone.')).toBeVisible();
    await expect(shown('Before the one that fails.')).toHaveCount(0);
    await expect(page.getByRole('navigation').getByRole('button', { name: 'Gone' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await open('Tables');
    await expect(shown('These are the tables.')).toBeVisible();
  });
});

test("the program's own pages and the demo are shown as they say; tabs for which there is no room are in a list", async ({
  running,
}) => {
  const { page } = running.station;
  for (const name of [
    'Line 4',
    'Batch',
    'Trends',
    'Alarms',
    'Authorizations',
    'History',
    'Templates',
    'Audit',
    'Connections',
  ]) {
    await openTab(page, name);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByRole('button', { name: 'in this version' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'This version does not show' })).toHaveCount(0);
  }

  await running.station.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(800, 700));
  const bar = page.getByRole('navigation', { name: 'Pages' });
  const tabs = bar.getByRole('button');
  await openTab(page, 'Line 4');
  const more = bar.getByRole('button', { name: 'More' });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(bar.getByRole('button', { name: 'Connections' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(more).toBeFocused();
  await expect(bar.getByRole('button', { name: 'Connections' })).toBeHidden();
  await openTab(page, 'Connections');
  await expect(bar.getByRole('button', { name: 'Connections' })).toHaveAttribute('aria-current', 'page');
  await expect(tabs.last()).toHaveText('Connections');
  expect(await bar.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});
