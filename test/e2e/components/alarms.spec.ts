/** Tables of alarms: what they show, and what a person does with alarms by them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startGateway, surfaceIn } from '../../../build/runtime/gateway.ts';
import { fillSurface, pressIn } from '../../../build/runtime/driver.ts';
import { button, column, writeProject, type Node } from '../project.ts';
import { expect, stageOf } from './stage.ts';
import { smallTargets } from './targets.ts';

const desktop = { width: 1280, height: 800 };
const password = 'correct horse battery';
const high = { name: 'High', mode: 'AboveValue', setpointA: 80 };
/** Of a hall of its own: the station may have those of other projects. */
const tag = (path: string, value: number, alarm: Node): Node => ({
  path: `Hall 7/${path}`,
  value,
  alarms: [{ ...high, ...alarm }],
});
const conditions = { displayPath: 'Hall 7/*' };
const tags = [
  tag('Line 1/Label roll', 82, {
    name: 'Ends soon',
    priority: 'Low',
    ResponsibleMaintenanceEngineer: 'Olga Berg of shift B',
  }),
  tag('Line 2/Temperature', 87.4, { priority: 'Critical', label: 'Too hot', notes: 'Open V-212.', ackNotesReqd: true }),
  tag('Line 4/Pressure', 20, { priority: 'High' }),
  tag('Line 4/Level', 20, { priority: 'Critical' }),
  tag('Line 5/A', 20, { priority: 'Low' }),
  tag('Line 5/B', 20, { priority: 'Low' }),
  tag('Line 6/Flow', 20, { priority: 'Low' }),
  tag('Line 3/Pump', 0, { name: 'Vibration', enabled: false }),
  tag('Line 3/Speed', 90, { name: 'Slow', priority: 'Medium', shelvingAllowed: false }),
];
/** Who is signed in may read it. */
const secret: Node = {
  ...tag('Secret', 95, {}),
  path: 'Hall 8/Secret',
  historyEnabled: true,
  readPermissions: { type: 'AnyOf', securityLevels: [{ name: 'Authenticated', children: [] }] },
};
const sets = (name: string, path: string, value: number): Node =>
  button(name, `system.tag.writeBlocking(['[default]Hall 7/${path}'], [${value}])`);

/** A line that says which alarm is selected first. */
const selected: Node = {
  type: 'ia.display.label',
  meta: { name: 'Selected' },
  propConfig: {
    'props.text': {
      binding: {
        type: 'property',
        config: { path: '../Table.props.selection.active.data' },
        transforms: [
          {
            type: 'script',
            code: "\treturn 'Selected: ' + (', '.join([one['displayPath'] for one in value]) or 'none')",
          },
        ],
      },
    },
  },
};

function room(component: Node): Node {
  return {
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { direction: 'column' },
      children: [
        {
          type: 'ia.container.flex',
          meta: { name: 'Buttons' },
          position: { shrink: 0 },
          props: { wrap: 'wrap' },
          children: [
            sets('Pressure high', 'Line 4/Pressure', 95),
            sets('Pressure normal', 'Line 4/Pressure', 20),
            sets('Level high', 'Line 4/Level', 99),
            sets('Speed high', 'Line 3/Speed', 90),
            sets('Speed normal', 'Line 3/Speed', 20),
            sets('Flow high', 'Line 6/Flow', 95),
            sets('Flow normal', 'Line 6/Flow', 20),
            button('Look again', `self.parent.getSibling('Table').refreshData()`),
            button(
              'Line 5 high',
              `system.tag.writeBlocking(['[default]Hall 7/Line 5/A', '[default]Hall 7/Line 5/B'], [90, 90])`,
            ),
          ],
        },
        selected,
        { position: { basis: '460px', shrink: 0 }, ...component, meta: { name: 'Table' } },
      ],
    },
  };
}

const test = stageOf(
  {
    Status: room({
      type: 'ia.display.alarmstatustable',
      props: { shelvingTimes: [900, 3600], filters: { active: { conditions } } },
    }),
    Columns: room({
      type: 'ia.display.alarmstatustable',
      props: {
        filters: { active: { conditions } },
        columns: {
          active: {
            displayPath: { enabled: true, order: 0, sort: 'ascending' },
            activeTime: { enabled: false },
            source: { enabled: false },
            name: { enabled: false },
            label: { enabled: true, order: 1 },
          },
        },
        activeSortOrder: ['displayPath'],
        rowStyles: {
          activeUnacked: { base: { backgroundColor: '#2e5eaa' }, priorities: { critical: { color: '#fafafb' } } },
        },
      },
    }),
    Active: room({
      type: 'ia.display.alarmstatustable',
      props: {
        filters: { active: { conditions: { displayPath: 'Hall 7/Line 6/*' }, states: { clearUnacked: false } } },
      },
    }),
    Journal: room({ type: 'ia.display.alarmjournaltable', props: { refreshRate: 1000, filter: { conditions } } }),
    Quiet: room({ type: 'ia.display.alarmjournaltable', props: { refreshRate: 3_600_000, filter: { conditions } } }),
    Paged: room({
      type: 'ia.display.alarmjournaltable',
      props: { pager: { initialOption: 2, options: [2, 50] }, filter: { conditions } },
    }),
    Low: {
      root: column([
        {
          type: 'ia.display.alarmjournaltable',
          meta: { name: 'Table' },
          position: { basis: '400px', grow: 0, shrink: 0 },
          props: { pager: { initialOption: 2, options: [2, 50] }, filter: { conditions }, style: { width: '560px' } },
        },
      ]),
    },
    // What is read once, and again after an hour.
    Past: {
      root: column([
        {
          type: 'ia.chart.powerchart',
          meta: { name: 'Chart' },
          props: {
            pens: [{ name: 'Secret', data: { source: '[default]Hall 8/Secret' } }],
            config: { mode: 'realtime', unitOfTime: 60, measureOfTime: 'days' },
          },
        },
        {
          type: 'ia.display.alarmjournaltable',
          meta: { name: 'Journal' },
          props: { refreshRate: 3_600_000, filter: { conditions: { displayPath: 'Hall 8/*' } } },
        },
        { type: 'ia.display.tag-browse-tree', meta: { name: 'Tree' }, props: { root: { path: '[default]Hall 8' } } },
      ]),
    },
  },
  { 'countersign/tags.json': { tags: [...tags, secret] } },
);

/** Signs Olga in, who is made the first administrator of a station that has none. */
async function signIn(page: Page, dataDir: string): Promise<void> {
  const surface = surfaceIn(page);
  const opener = page.getByRole('button', { name: 'Sign in' });
  await opener.click();
  const codeFile = join(dataDir, 'setup-code');
  if (existsSync(codeFile)) {
    await surface.getByLabel('Set-up code').fill(readFileSync(codeFile, 'utf8'));
    await surface.getByLabel('User name').fill('olga');
    await surface.getByLabel('Full name').fill('Olga Berg');
    await surface.getByLabel('Password of your own').fill(password);
    await surface.getByLabel('Password again').fill(password);
    await pressIn(surface, surface.getByRole('button', { name: 'Set up' }));
    await pressIn(surface, surface.getByRole('button', { name: 'Close' }));
    await opener.click();
  }
  await surface.getByLabel('User name').fill('olga');
  await surface.getByLabel('Password').fill(password);
  await pressIn(surface, surface.getByRole('button', { name: 'Sign in' }));
  await expect(page.getByText('Olga Berg').first()).toBeVisible();
}

test('HM-4 HM-5 alarms stand the most urgent first, and are handled as who is signed in alone', async ({ open }) => {
  const { page, main, dataDir } = await open('Status');
  const rows = main.locator('[role=row].row:not(.titles *)');
  const row = (text: string) => rows.filter({ hasText: text });
  await expect(rows).toHaveText([/Critical.*not acknowledged.*Line 2.*Too hot, at 87\.4/, /Medium/, /Low/]);
  await expect(row('Line 2').locator('.ring')).toHaveCSS('animation-duration', '1s');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(row('Line 2').locator('.ring')).toHaveCSS('animation-name', 'none');

  const acknowledge = (what: string) => main.getByRole('button', { name: `Acknowledge ${what}` });
  await acknowledge('Hall 7/Line 1/Label roll/Ends soon').click();
  await expect(main.getByRole('alert')).toHaveText('Sign in to acknowledge alarms. None was acknowledged.');
  await signIn(page, dataDir);
  await acknowledge('Hall 7/Line 1/Label roll/Ends soon').click();
  await expect(row('Label roll')).toContainText(/Active, acknowledged.*olga/);
  await expect(row('Label roll').locator('.ring')).toHaveCount(0);
  await expect(main.getByRole('alert')).toHaveCount(0);

  // One that needs a note asks for it.
  await acknowledge('Hall 7/Line 2/Temperature/High').click();
  await expect(main.getByText('Open V-212.')).toBeVisible();
  await expect(main.getByText('Write a note first.')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Acknowledge', exact: true })).toBeDisabled();
  await page.keyboard.type('Opened it');
  await main.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(row('Line 2')).toContainText('Active, acknowledged');

  await row('Line 3/Speed').getByRole('checkbox').press('Space');
  await main.getByRole('button', { name: 'Shelve', exact: true }).click();
  await expect(main.getByRole('alert')).toContainText('may not be shelved. None was shelved.');
  await row('Line 3/Speed').click();
  await row('Line 2').click();
  await row('Label roll').click();
  await main.getByLabel('Shelve for').selectOption('1 hour');
  await main.getByRole('button', { name: 'Shelve', exact: true }).click();
  await main.getByRole('button', { name: 'Shelved 2' }).click();
  await expect(row('Line 2')).toHaveText(/Shelved until.*Line 2.*Active, acknowledged.*olga/);
  await main.getByRole('button', { name: 'Take Hall 7/Line 2/Temperature/High back' }).click();
  await expect(rows).toHaveText([/Shelved until.*Label roll/]);
  // Those that are chosen are taken back at once.
  await row('Label roll').click();
  await expect(row('Label roll').getByRole('checkbox')).toBeChecked();
  await main.getByRole('button', { name: 'Unshelve 1' }).click();
  await expect(main.getByText('No alarm is shelved.')).toBeVisible();
  await main.getByRole('button', { name: 'Out of service 1' }).click();
  await expect(rows.filter({ hasText: 'Hall 7' })).toHaveText([/Out of service.*Line 3\/Pump\/Vibration/]);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Nobody signed in')).toBeVisible();
});

test('what was read for one person is gone with them, and there for the next', async ({ open }) => {
  const { page, main, dataDir } = await open('Past');
  const denied = main.getByText('The history of [default]Hall 8/Secret was not read');
  const value = main.getByRole('cell', { name: /^95 at \d\d:/ });
  const entry = main.getByText('High, at 95');
  const node = main.getByRole('treeitem', { name: 'Secret' });
  for (const isLast of [false, true]) {
    await expect(denied).toBeVisible();
    await expect(main.getByText('Hall 8/Secret/High')).toBeVisible();
    await expect(value.or(entry).or(node)).toHaveCount(0);
    if (isLast) break;
    await signIn(page, dataDir);
    await expect(value).toBeVisible();
    await expect(entry).toBeVisible();
    await expect(node).toBeVisible();
    await expect(denied).toHaveCount(0);
    await page.getByRole('button', { name: 'Sign out' }).click();
  }
});

test('shows the columns, the order and the colours of a project, and tells what is selected', async ({ open }) => {
  const { page, main } = await open('Columns');
  const rows = main.locator('[role=row].row:not(.titles *)');
  await expect(main.getByRole('columnheader')).toHaveText([
    'Selected',
    'Priority',
    'Display path',
    'Label',
    'Priority',
    'State',
    'Action',
  ]);
  await expect(rows.first().locator('[data-column=displayPath]')).toHaveText(/Hall 7\/Line 1\/Label roll/);
  const hot = rows.filter({ hasText: 'Too hot' });
  await expect(hot.locator('.cell')).toHaveText([/Line 2/, /Too hot/, /Critical/, /Active, (not )?acknowledged/]);
  const slow = rows.filter({ hasText: 'Slow' });
  await expect(slow).toHaveCSS('background-color', 'rgb(46, 94, 170)');
  // The sign keeps the station's ground.
  await expect(slow.locator('.sign')).not.toHaveCSS('background-color', 'rgb(46, 94, 170)');
  await slow.getByRole('checkbox').check();
  await expect(main.getByText('Selected: Hall 7/Line 3/Speed/Slow')).toBeVisible();
  await main.getByRole('button', { name: 'Clear' }).click();
  await expect(slow.getByRole('checkbox')).not.toBeChecked();
  await expect(main.getByText('Selected: none')).toBeVisible();
  // A press of a title sorts, also while somebody is at the rows.
  const paths = rows.locator('[data-column=displayPath]');
  const shown = await paths.allInnerTexts();
  const title = main.getByRole('columnheader', { name: 'Display path' });
  await title.getByRole('button').click();
  await title.getByRole('button').click();
  await expect(title).toHaveAttribute('aria-sort', 'descending');
  await expect(paths).toContainText(shown.toReversed());
  await title.getByRole('button').click();
  await expect(paths).toContainText(shown);
  const titles = main.getByRole('columnheader').locator('.by-title');
  // A person shows, moves and widens them, by buttons and keys too.
  await main.getByRole('button', { name: 'Columns' }).click();
  await main.getByRole('checkbox', { name: 'Priority' }).uncheck();
  await main.getByRole('checkbox', { name: 'Active since' }).check();
  await main.getByRole('button', { name: 'Label further to the front' }).click();
  await expect(titles).toHaveText(['Active since', 'Label', 'Display path', 'State']);
  await expect(hot.locator('.cell').nth(1)).toHaveText(/Too hot/);
  await expect(main.getByRole('button', { name: 'Active since further to the front' })).toBeDisabled();
  const wide = async () => (await main.getByRole('columnheader', { name: 'Label' }).boundingBox())?.width ?? 0;
  const narrow = await wide();
  await titles.nth(1).press('Control+ArrowRight');
  await expect.poll(wide).toBeCloseTo(narrow + 16, 0);
  const edge = await main.getByRole('columnheader', { name: 'Label' }).locator('.edge').boundingBox();
  if (edge === null) throw new Error('The title has no edge.');
  await page.mouse.move(edge.x + 5, edge.y + 5);
  await page.mouse.down();
  await page.mouse.move(edge.x + 45, edge.y + 5);
  await page.mouse.up();
  await expect.poll(wide).toBeCloseTo(narrow + 56, 0);
  await main.getByRole('checkbox', { name: 'Priority' }).press('Escape');
  await expect(main.getByRole('button', { name: 'Columns' })).toBeFocused();
  await expect(main.getByRole('checkbox', { name: 'Priority' })).toHaveCount(0);
  // Titles are dragged, and moved by keys; neither sorts.
  const [from, to] = await Promise.all([1, 2].map((at) => titles.nth(at).boundingBox()));
  if (!from || !to) throw new Error('A title is not there.');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 10, { steps: 3 });
  await page.mouse.up();
  await expect(titles).toHaveText(['Active since', 'Display path', 'Label', 'State']);
  await titles.nth(2).press('Alt+ArrowLeft');
  await expect(titles).toHaveText(['Active since', 'Label', 'Display path', 'State']);
  await expect(titles.nth(1)).toBeFocused();
  await expect(main.locator('[aria-sort=ascending], [aria-sort=descending]')).toHaveCount(0);
  const before = page.viewportSize();
  for (const width of [1000, 800]) {
    await page.setViewportSize({ width, height: 768 });
    const lefts = await slow
      .getByRole('cell')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
    expect(lefts, `in one line at ${width} pixels`).toEqual(lefts.toSorted((one, other) => one - other));
  }
  if (before !== null) await page.setViewportSize(before);
});

test('HM-20 rows keep their places while somebody is at them', async ({ open }) => {
  const { page, main } = await open('Status');
  const names = main.locator('.what b');
  await expect(names.first()).toBeVisible();
  const before = await names.allTextContents();
  await main.getByRole('button', { name: 'Level high' }).focus();
  await names.last().hover();
  await page.keyboard.press('Enter');
  const waiting = main.getByRole('button', { name: '1 new' });
  await expect(waiting).toBeVisible();
  expect(await names.allTextContents()).toEqual(before);
  await waiting.click();
  await expect(names.first()).toHaveText('Hall 7/Line 4/Level/High');
});

test('a person searches and chooses what is listed, and is told what is not', async ({ open }) => {
  const { main } = await open('Status');
  const names = main.locator('.what b');
  await main.getByRole('searchbox').fill('label');
  await expect(names).toHaveText(['Hall 7/Line 1/Label roll/Ends soon']);
  await expect(main.getByText(/hidden by the filters/)).toBeVisible();
  await main.getByRole('button', { name: 'Filter' }).click();
  await main.getByRole('checkbox', { name: 'Low' }).uncheck();
  await expect(main.getByText('No alarm is found: the filters hide all of them.')).toBeVisible();
});

test('the journal tells what happened, the newest first, as the filters say', async ({ open }) => {
  const { main } = await open('Journal');
  const rows = main.locator('[role=row].row:not(.titles *)');
  await main.getByRole('button', { name: 'Pressure high' }).click();
  await main.getByRole('searchbox').fill('pressure');
  await expect(rows).toHaveText([/High.*Became active.*Line 4\/Pressure\/High.*at 95/]);
  await main.getByRole('button', { name: 'Pressure normal' }).click();
  await expect(rows).toHaveText([/Returned/, /Became active/]);
  await main.getByRole('button', { name: 'Filter' }).click();
  await main.getByRole('checkbox', { name: 'Became active' }).uncheck();
  await expect(rows).toHaveText([/Returned/]);
  await rows.getByRole('button', { name: 'Hall 7/Line 4/Pressure/High' }).click();
  await expect(main.getByRole('region', { name: /^Details/ })).toContainText('By nobody yet');
});

test('details have a long name of a datum in one line, and beside or below it what it says', async ({ open }) => {
  const { main } = await open('Status');
  await main.getByRole('checkbox', { name: 'Hall 7/Line 1/Label roll/Ends soon' }).check();
  const details = main.getByRole('region', { name: /^Details/ });
  const box = async (words: string) => details.getByText(words, { exact: true }).boundingBox();
  const [short, name, said] = [
    await box('Source'),
    await box('ResponsibleMaintenanceEngineer'),
    await box('Olga Berg of shift B'),
  ];
  if (short === null || name === null || said === null) throw new Error('It is not in the details.');
  expect(name.height).toBe(short.height);
  expect(said.x >= name.x + name.width || said.y >= name.y + name.height).toBe(true);
});

test('a journal stands on pages of as many entries as a person wants', async ({ open }) => {
  const { main } = await open('Paged');
  const rows = main.locator('[role=row].row:not(.titles *)');
  await expect(rows).toHaveCount(2);
  const first = await rows.allInnerTexts();
  await expect(main.getByText(/^1 to 2 of \d+$/)).toBeVisible();
  await main.getByRole('button', { name: 'Next page' }).click();
  await expect(main.getByText(/^3 to \d+ of \d+$/)).toBeVisible();
  await expect(rows.first()).not.toHaveText(first[0] ?? '');
  await main.getByLabel('Rows on a page').selectOption('50');
  const [all = ''] = /\d+$/.exec(await main.getByText(/^1 to \d+ of \d+$/).innerText()) ?? [];
  await expect(rows).toHaveCount(Number(all));
  await expect(main.getByRole('button', { name: 'Next page' })).toBeDisabled();
});

test('HM-6 in a low place at a kiosk, a row of a journal is seen whole between its titles and the pager', async ({
  open,
}) => {
  const { page, main } = await open('Low');
  await expect(main.getByText(/^1 to 2 of \d+$/)).toBeVisible();
  await page.evaluate(() => void (document.documentElement.dataset['profile'] = 'kiosk'));
  const lowRows = async (): Promise<string[]> =>
    (await smallTargets(page)).filter((one) => one.startsWith('button.name'));
  await expect.poll(lowRows).toEqual([]);
  await page.evaluate(() => void (document.documentElement.dataset['profile'] = 'default'));
});

test('the journal looks again where a script asks it to, and the status table takes that too', async ({ open }) => {
  const { main } = await open('Quiet');
  const rows = main.locator('[role=row].row:not(.titles *)').filter({ hasText: 'Line 3/Speed' });
  await expect(main.getByText(/entries$/)).toBeVisible();
  const before = await rows.count();
  await main.getByRole('button', { name: 'Speed normal' }).click();
  await main.getByRole('button', { name: 'Look again' }).click();
  await expect(rows).toHaveCount(before + 1);
  await main.getByRole('button', { name: 'Speed high' }).click();
  const status = await open('Status');
  await status.main.getByRole('button', { name: 'Look again' }).click();
  await expect(status.main.locator('[role=row].row').filter({ hasText: 'Line 3/Speed' }).first()).toBeVisible();
});

test('acknowledges many at once, and says how many', async ({ open }) => {
  const { page, main, dataDir } = await open('Status');
  await signIn(page, dataDir);
  await main.getByRole('button', { name: 'Line 5 high' }).click();
  const row = (name: string) => main.locator('[role=row].row').filter({ hasText: `Line 5/${name}` });
  await row('A').getByRole('checkbox').check();
  await row('B').getByRole('checkbox').check();
  await main.getByRole('button', { name: 'Acknowledge 2' }).click();
  await expect(main.getByText(/^2 alarms acknowledged\./)).toBeVisible();
  await expect(row('A')).toContainText(/Active, acknowledged.*olga/);
  await expect(row('B').getByRole('checkbox')).not.toBeChecked();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Nobody signed in')).toBeVisible();
});

test('HM-20 an alarm that is chosen stays with its note when it returns, until the choice is given up, and no other gets the note', async ({
  open,
}) => {
  const { main } = await open('Active');
  const rows = main.locator('[role=row].row:not(.titles *)');
  await main.getByRole('button', { name: 'Flow high' }).click();
  await rows.filter({ hasText: 'Line 6' }).getByRole('checkbox').check();
  await main.getByRole('textbox', { name: 'Note' }).fill('Valve was shut');
  await main.getByRole('button', { name: 'Flow normal' }).click();
  await expect(rows).toContainText(['Returned, not acknowledged']);
  await expect(main.getByRole('textbox', { name: 'Note' })).toHaveValue('Valve was shut');
  await main.getByRole('button', { name: 'Clear' }).click();
  await expect(rows).toHaveCount(0);
  await main.getByRole('button', { name: 'Flow high' }).click();
  await rows.filter({ hasText: 'Line 6' }).getByRole('checkbox').check();
  await expect(main.getByRole('textbox', { name: 'Note' })).toHaveValue('');
});

test('HM-20 the banner says which alarm is the most urgent, moves nothing, and leaves a challenge as it is', async ({
  chromium,
}, info) => {
  const flooded = Array.from({ length: 100 }, (_, at) => tag(`Flood/T${at}`, 20, { priority: 'High' }));
  const trigger = `uuid = system.mes.signature.authorization.queueAuthRequest('Line', 'Release')[0]
system.mes.signature.authorization.triggerAuthRequest(uuid, self.session, self.page, True)`;
  const flood = `for at in range(100):
\tsystem.tag.writeBlocking(['[default]Hall 7/Flood/T%d' % at], [99])`;
  const projectDir = writeProject(info.outputPath(), {
    title: 'Stage',
    settings: { alarmBanner: true },
    pages: { '/': 'Main' },
    views: {
      Main: {
        root: column([
          sets('Pressure high', 'Line 4/Pressure', 95),
          sets('Level high', 'Line 4/Level', 99),
          button('Approve', trigger),
          button('Flood', flood),
        ]),
      },
    },
    files: {
      'countersign/tags.json': {
        tags: [
          tag('Line 4/Pressure', 20, { priority: 'Medium' }),
          tag('Line 4/Level', 20, { priority: 'Critical' }),
          ...flooded,
        ],
      },
      'countersign/signature-templates/line.json': {
        name: 'Line',
        expression: '{userName:olga}',
        meanings: { approve: ['Released by'], reject: ['Rejected by'] },
      },
    },
  });
  const dataDir = info.outputPath('data');
  const gateway = await startGateway({ dataDir, projectDir });
  const [page, other] = [await chromium.newPage({ viewport: desktop }), await chromium.newPage({ viewport: desktop })];
  await page.goto(gateway.address);
  await other.goto(gateway.address);
  const banner = page.getByRole('status', { name: 'Alarms' });
  await expect(banner).toHaveText('No active alarm waits to be acknowledged.');
  const press = page.getByRole('button', { name: 'Pressure high' });
  const place = await press.boundingBox();
  await press.click();
  await expect(banner).toContainText(/Medium:.*Hall 7\/Line 4\/Pressure\/High.*not acknowledged/);
  await page.getByRole('button', { name: 'Level high' }).click();
  await expect(banner).toContainText(/Critical:.*Hall 7\/Line 4\/Level\/High.*1 more not acknowledged/);
  expect(await press.boundingBox()).toEqual(place);

  await signIn(page, dataDir);
  await page.getByRole('button', { name: 'Approve' }).click();
  const surface = surfaceIn(page);
  await fillSurface(surface, 'olga', '', '');
  await surface.getByLabel('Password').focus();
  const [half, rest] = [password.slice(0, 9), password.slice(9)];
  await page.keyboard.type(half);
  await other.getByRole('button', { name: 'Flood' }).click();
  await page.keyboard.type(rest);
  await expect(page.locator('section.banner')).toContainText('101 more not acknowledged');
  const [line, dialog] = [
    await page.locator('section.banner').boundingBox(),
    await surface.getByRole('dialog', { name: /^You are signing/ }).boundingBox(),
  ];
  // It is in sight as a whole, and nothing of it lies over the challenge, also in a small window.
  expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThan(dialog?.y ?? 0);
  for (const [height, profile] of [
    [700, 'default'],
    [768, 'kiosk'],
    [768, 'default'],
  ] as const) {
    await page.setViewportSize({ width: 1024, height });
    await surface.locator(':root').evaluate((root, chosen) => void (root.dataset['profile'] = chosen), profile);
    const places = await Promise.all(
      [
        page.locator('section.banner'),
        surface.getByText('A signature is open'),
        surface.getByRole('dialog', { name: /^You are signing/ }),
        surface.getByRole('button', { name: 'Sign as approved' }),
      ].map(async (one) => (await one.boundingBox()) ?? { y: 0, height: 0 }),
    );
    const [above, bar, form, sign] = places.map(({ y, height: own }) => [y, y + own] as const);
    expect(above?.[1]).toBeLessThanOrEqual(bar?.[0] ?? 0);
    expect(bar?.[1]).toBeLessThanOrEqual(form?.[0] ?? 0);
    expect(form?.[1]).toBeLessThanOrEqual(height);
    expect(sign?.[1]).toBeLessThanOrEqual(height);
  }
  // Right after it moved, a press counts for nothing.
  await pressIn(surface, surface.getByRole('button', { name: 'Sign as approved' }));
  await expect(surface.getByRole('dialog')).toContainText('Signed');
  await page.close();
  await other.close();
  await gateway.stop();
});
