/** Functions of `system.perspective`, actions and the scripts of session events, in front of a person: in a window and in a browser. */
import type { ElectronApplication, Page } from '@playwright/test';
import { acting, button, column, label, type Node } from './project.ts';
import { expect, test } from './station.ts';
import { emptyPage } from './workers.ts';

const perspective = 'com.inductiveautomation.perspective';
const call = (name: string, text: string): Node => button(name, `system.perspective.${text}`);
const say = (name: string, text: string): Node =>
  button(name, `self.session.custom.said = "${name}: " + str(${text})`.replaceAll('$', 'system.perspective'));

const act = (name: string, type: string, config: Node = {}): Node => acting(name, { type, scope: 'C', config });

/** Buttons side by side, so that none covers another. */
const side = (children: readonly Node[]): Node => ({
  type: 'ia.container.flex',
  meta: { name: 'Buttons' },
  position: { shrink: 0 },
  props: { wrap: 'wrap', alignItems: 'flex-start' },
  children,
});

/** Buttons that do what the actions of a page do. */
const actions: readonly Node[] = [
  act('Dock', 'dock', { type: 'open', id: 'help', viewParams: { name: 'by an action' } }),
  act('Wider', 'alter-dock', { id: 'help', size: 300 }),
  act('Undock', 'dock', { type: 'toggle', id: 'help' }),
  act('Popup', 'popup', {
    type: 'open',
    id: 'p',
    viewPath: 'Help',
    viewParams: { name: '{session.custom.said}' },
    position: { right: 0, bottom: 0, width: 260, height: 120 },
    title: 'Popup',
  }),
  act('No popup', 'popup', { type: 'close', id: 'p' }),
  act('Go on', 'nav', { page: '/second' }),
  act('Night', 'theme', { name: 'dark' }),
  act('Day', 'theme', { name: 'light' }),
  act('Paper', 'request-print', { target: 'Page', documentTitle: 'Shift report' }),
  act('Quiet', 'alter-logging', { level: 'off' }),
  act('Loud', 'alter-logging', { level: 'info' }),
  act('Note', 'console-log', { message: 'noted {session.custom.said}' }),
  act('Anew', 'refresh'),
  act('Fill', 'fullscreen', { action: 'Enter' }),
  act('Leave', 'fullscreen', { action: 'Exit' }),
];

/** What only a window does. */
const ofWindow: readonly Node[] = [
  call('To kiosk', 'workstation.toKiosk()'),
  call('To window', 'workstation.toWindowed()'),
  call('Exit', 'workstation.exit()'),
  act('Kiosk mode', 'workstation-mode', { mode: 'kiosk' }),
  act('Window mode', 'workstation-mode', { mode: 'windowed' }),
];

const project = {
  title: 'Page scripts',
  pages: {},
  views: {
    Main: {
      root: column([
        label('Title', { text: 'This is the first page.' }),
        label('Said', {}, { 'props.text': '{session.custom.said}' }),
        label(
          'Started',
          {},
          { 'props.text': '"Started: " + {session.custom.started} + ", pages: " + {session.custom.pages}' },
        ),
        label('Ended', {}, { 'props.text': '"Ended: " + {[default]Ended}' }),
        side([
          call('Open dock', 'openDock("help", params={"name": "opened"})'),
          call('Close dock', 'closeDock("help")'),
          call('Alter dock', 'alterDock("help", {"size": 320})'),
          call('On', 'navigate(page="/second")'),
          call('Dark', 'setTheme("dark")'),
          call('Light', 'setTheme("light")'),
          call('Again', 'refresh()'),
          say('Sessions', '[one["project"] for one in $.getSessionInfo() if one["id"] == self.session.props.id]'),
          say('Project', '$.getProjectInfo()["name"]'),
          say('Everybody', '$.isAuthorized(False, ["Public", "Authenticated/Roles/Nobody"])'),
          say('Nobody', '$.isAuthorized(True, ["Public", "Authenticated/Roles/Nobody"])'),
          call('Hush', 'alterLogging(level="off")'),
          call('Talk', 'alterLogging(level="info")'),
          button('Print', 'system.perspective.print("printed " + self.session.custom.said)'),
          call('Tab', 'navigate(page="/second", newTab=True)'),
          call('End', 'closeSession(message="The shift is over.")'),
          say('Vibrated', '$.vibrateDevice(200)'),
          ...actions,
          ...ofWindow,
        ]),
      ]),
    },
    Second: {
      root: column([
        label('Title', { text: 'This is the second page.' }),
        call('Back', 'navigateBack()'),
        act('Return', 'nav', { relativeNavigationIndex: -1 }),
      ]),
    },
    Forth: { root: column([call('Forward', 'navigateForward()')]) },
    Help: { params: { name: '' }, root: column([label('Help', {}, { 'props.text': '"Help " + {view.params.name}' })]) },
  },
  files: {
    [`${perspective}/page-config/config.json`]: {
      pages: {
        '/': { title: 'First', viewPath: 'Main' },
        '/second': { title: 'Second', viewPath: 'Second' },
        [emptyPage]: { title: 'Empty', viewPath: 'EmptyStage' },
      },
      sharedDocks: {
        left: [{ id: 'forth', viewPath: 'Forth', size: 160, show: 'visible', content: 'push' }],
        right: [{ id: 'help', viewPath: 'Help', size: 240, show: 'onDemand', content: 'push', handle: 'hide' }],
      },
    },
    [`${perspective}/session-props/props.json`]: { custom: { said: '', started: 'no', pages: 0 } },
    [`${perspective}/session-scripts/data.bin`]: {
      onStartup: '\tsession.custom.started = "yes"',
      onShutdown:
        '\tended = system.tag.readBlocking(["[default]Ended"])[0].value\n\tsystem.tag.writeBlocking(["[default]Ended"], [ended + 1])',
      onPageStartup: '\tpage.session.custom.pages += 1',
    },
    'countersign/tags.json': { tags: [{ path: 'Ended', value: 0 }] },
  },
};

const help = (page: Page) => page.getByRole('complementary', { name: 'help' });
const told = (text: string) => async (page: Page) => {
  await expect(page.getByText(text, { exact: true })).toBeVisible();
};
const theme = (name: string) => async (page: Page) => {
  await expect(page.locator('html')).toHaveAttribute('data-theme', name);
};

/** What is pressed, and what a person sees then. */
const steps: readonly (readonly [press: string, sees: (page: Page) => Promise<void>])[] = [
  ['Open dock', (page) => expect(help(page).getByText('Help opened')).toBeVisible()],
  ['Alter dock', (page) => expect.poll(async () => (await help(page).boundingBox())?.width).toBe(320)],
  ['Close dock', (page) => expect(help(page)).toBeHidden()],
  ['On', told('This is the second page.')],
  ['Back', told('This is the first page.')],
  ['Forward', told('This is the second page.')],
  ['Back', told('This is the first page.')],
  ['Night', theme('dark')],
  ['Day', theme('light')],
  // From here on the page has a theme of its own.
  ['Dark', theme('dark')],
  ['Light', theme('light')],
  ['Sessions', told("Sessions: [u'project']")],
  ['Project', told('Project: project')],
  ['Everybody', told('Everybody: True')],
  ['Nobody', told('Nobody: False')],
  ['Vibrated', told('Vibrated: None')],
  ['Dock', (page) => expect(help(page).getByText('Help by an action')).toBeVisible()],
  ['Wider', (page) => expect.poll(async () => (await help(page).boundingBox())?.width).toBe(300)],
  ['Undock', (page) => expect(help(page)).toBeHidden()],
  [
    'Popup',
    (page) => expect(page.getByRole('dialog', { name: 'Popup' }).getByText('Help Vibrated: None')).toBeVisible(),
  ],
  ['No popup', (page) => expect(page.getByRole('dialog', { name: 'Popup' })).toHaveCount(0)],
  ['Go on', told('This is the second page.')],
  ['Return', told('This is the first page.')],
];

/** @param opened Resolves to a page that opens beside this one. */
async function runAll(page: Page, opened: () => Promise<Page>): Promise<void> {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  /** One after the other: buttons do not wait for each other. */
  const pressAll = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) {
      await press(name);
      await expect(page.getByRole('button', { name, exact: true })).toHaveAttribute('aria-busy', 'false');
    }
  };
  await expect(page.getByText('This is the first page.')).toBeVisible();
  for (const [name, sees] of steps) {
    await test.step(name, async () => {
      await press(name);
      await sees(page);
    });
  }

  await test.step('alterLogging says what of a page comes to its console', async () => {
    const printed: string[] = [];
    page.on('console', (message) => printed.push(message.text()));
    await pressAll('Hush', 'Print', 'Project', 'Talk', 'Print');
    await expect.poll(() => printed.join()).toContain('printed Project');
    expect(printed.join()).not.toContain('printed Nobody');
  });

  await test.step('so do the actions of logging', async () => {
    const printed: string[] = [];
    page.on('console', (message) => printed.push(message.text()));
    await pressAll('Quiet', 'Note', 'Sessions', 'Loud', 'Note');
    await expect.poll(() => printed.join()).toContain('noted Sessions');
    expect(printed.join()).not.toContain('noted Vibrated');
  });

  await test.step('a print is asked for under the title of the action', async () => {
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      dataset['theme'] = 'dark';
      window.print = () => {
        dataset['printed'] = document.title;
        dataset['printedBy'] = dataset['theme'];
      };
    });
    await press('Paper');
    // Paper is white, and the screen is as it was.
    await expect(page.locator('html[data-printed="Shift report"][data-printed-by=light]')).toBeAttached();
    await expect(page.locator('html[data-theme=dark]')).toBeAttached();
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
  });

  await test.step('refresh loads the page anew, as script and as action', async () => {
    for (const name of ['Again', 'Anew']) {
      await page.evaluate(() => document.documentElement.setAttribute('data-before', ''));
      await press(name);
      await expect(page.locator('html:not([data-before])')).toBeAttached();
      await expect(page.getByText('This is the first page.')).toBeVisible();
    }
  });

  await test.step('closeSession ends the session with its script; the next one begins with its own', async () => {
    await expect(page.getByText('Ended: 0')).toBeVisible();
    await press('End');
    await expect(page.getByText('The shift is over.')).toBeVisible();
    await press('Open again');
    await expect(page.getByText('Started: yes, pages: 0')).toBeVisible();
    await expect(page.getByText('Ended: 1')).toBeVisible();
  });

  await test.step('a page that opens runs the script of its start', async () => {
    const [other] = await Promise.all([opened(), press('Tab')]);
    await expect(other.getByText('This is the second page.')).toBeVisible();
    await expect(page.getByText('Started: yes, pages: 1')).toBeVisible();
    await other.close();
  });
}

/** What only a window's page does to its window. */
async function runWindow(page: Page, app: ElectronApplication): Promise<void> {
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const stands = () =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { kiosk: window?.isKiosk(), full: window?.isFullScreen() };
    });
  for (const [kiosk, windowed] of [
    ['To kiosk', 'To window'],
    ['Kiosk mode', 'Window mode'],
  ] as const) {
    await test.step(`${kiosk} and ${windowed}`, async () => {
      await press(kiosk);
      await expect.poll(async () => (await stands()).kiosk).toBe(true);
      await press(windowed);
      await expect.poll(async () => (await stands()).kiosk).toBe(false);
    });
  }

  await test.step('the window fills the screen and leaves it', async () => {
    await press('Fill');
    await expect.poll(async () => (await stands()).full).toBe(true);
    await press('Leave');
    await expect.poll(async () => (await stands()).full).toBe(false);
  });

  await test.step('workstation.exit ends the program', async () => {
    const asked = app.evaluate(
      ({ app: program }) =>
        new Promise<boolean>((resolve) => {
          const quit = program.quit.bind(program);
          program.quit = () => {
            program.quit = quit;
            resolve(true);
          };
        }),
    );
    await press('Exit');
    expect(await asked).toBe(true);
  });
}

test('in a window', async ({ show }) => {
  const { page, app } = await show(project);
  await runAll(page, () => app.waitForEvent('window'));
  await runWindow(page, app);
});

test('in a browser', async ({ stage: { page, play, gateway } }) => {
  await play(project);
  await page.goto(gateway.address);
  await runAll(page, () => page.context().waitForEvent('page'));

  await test.step('a browser fills the screen where a person asks for it, and is no kiosk', async () => {
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
    await press('To kiosk');
    await expect(page.getByText(/workstation\.toKiosk/).first()).toBeVisible();
    await press('Kiosk mode');
    await expect(page.getByText(/Workstation Mode/).first()).toBeVisible();
  });
});
