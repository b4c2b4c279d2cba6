import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { ensureElectron } from '../../build/runtime/electron.ts';
import { launchArguments, launchEnvironment } from '../../build/runtime/launch.ts';
import { projectFolder } from '../../build/runtime/paths.ts';
import {
  askFor,
  confirmFirstRun,
  demoProject,
  expect,
  openTab,
  order,
  readAll,
  test,
  type Station,
} from './station.ts';
import type { Passwords } from './workers.ts';
import { walk } from './focus.ts';
import { violations, type Violation } from './violations.ts';

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

async function runIn(cwd: string, ...args: string[]): Promise<Ended> {
  const { executable } = await ensureElectron();
  const { status, stdout, stderr } = spawnSync(executable, [...launchArguments(), '.', ...args], {
    cwd,
    env: { ...launchEnvironment(), COUNTERSIGN_NO_DIALOG: '1' },
    encoding: 'utf8',
    input: 'a long password\n',
    timeout: 120_000,
  });
  return { status, output: stdout + stderr };
}

const run = (...args: string[]): Promise<Ended> => runIn(projectFolder, ...args);

test('a command says all that it has to say, also into a pipe that is full', async ({ folder }) => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'much.py');
  writeFileSync(file, 'for number in range(8000):\n    print("x" * 99)\n');
  const { status, output } = await run('script', file);
  expect(status).toBe(0);
  expect(output.match(/^x{99}$/gm)).toHaveLength(8000);
});

test('says what is wrong with a data directory that cannot be written, and ends', async ({ folder }) => {
  const file = join(folder, 'a-file');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '');
  const { status, output } = await run(
    `--data-dir=${join(file, 'data')}`,
    `--user-data-dir=${join(folder, 'chromium')}`,
  );
  expect(status).toBe(1);
  expect(output).toContain('Countersign cannot start.');
  expect(output).toContain('cannot be written');
});

test('says what is wrong with a folder that is no project, and ends', async ({ folder }) => {
  const { status, output } = await run(
    `--project=${join(projectFolder, 'electron')}`,
    '--keys=development',
    `--data-dir=${join(folder, 'data')}`,
    `--user-data-dir=${join(folder, 'chromium')}`,
  );
  expect(status).toBe(1);
  expect(output).toContain('it has no project.json');
});

test('runs the countersign command without a window', async ({ folder }) => {
  const added = await run(
    ...['user', 'add', 'anna', '--full-name', 'Anna Example'],
    ...[`--data-dir=${join(folder, 'data')}`, '--keys=development'],
  );
  expect(added.output).toContain('Added anna (Anna Example).');
  expect(added.status).toBe(0);
});

test('a command of a program that is not whole says so, and ends', async ({ folder }) => {
  const main = join(folder, 'dist', 'main');
  mkdirSync(main, { recursive: true });
  copyFileSync(join(projectFolder, 'package.json'), join(folder, 'package.json'));
  for (const file of globSync(join(projectFolder, 'dist', 'main', '*.js')))
    if (basename(file) !== 'commands.js') copyFileSync(file, join(main, basename(file)));
  const { status, output } = await runIn(folder, 'help');
  expect(output).toContain('Countersign cannot run this command. Nothing was changed.');
  expect(status).toBe(1);
});

test('EL-16 without a key store no secret is written, and the program says why and what to do', async ({ folder }) => {
  test.skip(process.platform !== 'linux', 'Only Linux can be without a key store.');
  const dataDir = join(folder, 'data');
  const { status, output } = await run(
    ...[`--project=${join(projectFolder, 'build', 'demo')}`, '--password-store=basic'],
    ...[`--data-dir=${dataDir}`, `--user-data-dir=${join(folder, 'chromium')}`],
  );
  expect(status).toBe(1);
  expect(output).toContain('Countersign cannot start.');
  expect(output).toMatch(/no key store/);
  expect(existsSync(join(dataDir, 'keys.json'))).toBe(false);
});

test('EL-15 EL-21 a kiosk stays: it is closed by no key, comes back after a crash, and a second start brings it to the front', async ({
  openDemo,
}) => {
  test.skip(process.platform !== 'linux', 'Uses the X11 keyboard.');
  const { station } = await openDemo({ args: ['--kiosk'], env: { ...process.env, XDG_CURRENT_DESKTOP: 'GNOME' } });
  const { app, dataDir } = station;
  const state = () =>
    app.evaluate(({ BrowserWindow, Menu }) =>
      BrowserWindow.getAllWindows().map((window) => ({
        kiosk: window.isKiosk(),
        focused: window.isFocused(),
        minimized: window.isMinimized(),
        menu: Menu.getApplicationMenu() !== null,
      })),
    );
  const stays = [{ kiosk: true, focused: true, minimized: false, menu: false }];
  await expect.poll(state).toEqual(stays);
  await test.step('EL-15 keys that close, restore and leave a window', async () => {
    for (const key of ['alt+F4', 'ctrl+w', 'ctrl+q', 'F11', 'Escape', 'ctrl+n']) execFileSync('xdotool', ['key', key]);
    await order(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await expect.poll(state).toEqual(stays);
    const opened = await station.page.evaluate(() => window.open('https://opened.example/'));
    expect(opened).toBeNull();
  });
  await test.step('EL-15 what the system does not hold back is said', async () => {
    await expect(station.page.getByText('The desktop GNOME runs around this program')).toBeVisible();
  });
  await test.step('EL-15 what leaves the screen is back within five seconds', async () => {
    const left = performance.now();
    await order(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await expect.poll(state).not.toEqual(stays);
    await expect.poll(state).toEqual(stays);
    expect(performance.now() - left).toBeLessThan(5000);
  });
  await test.step('EL-21 a second start ends, and has the first one in front', async () => {
    await order(app, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await expect.poll(state).not.toEqual(stays);
    const starts = () => readAll(dataDir, "SELECT seq FROM audit_entry WHERE action = 'station.started'");
    const before = starts();
    const { status } = await run(
      ...[`--data-dir=${dataDir}`, `--user-data-dir=${join(dataDir, 'chromium')}`, '--keys=development', '--kiosk'],
    );
    expect(status).toBe(0);
    await expect.poll(state).toEqual(stays);
    // It opened no database.
    expect(starts()).toEqual(before);
  });
  await test.step('EL-21 another one, of another profile, does not get the same data', async () => {
    const other = await run(`--data-dir=${dataDir}`, `--user-data-dir=${dataDir}-2`, '--keys=development');
    expect(other.status).toBe(1);
    expect(other.output).toContain('is in use by another Countersign. Close that one first.');
  });
  await test.step('EL-15 what crashes is back within five seconds', async () => {
    await app.evaluate(async ({ webContents }) => {
      const page = webContents.getAllWebContents().find((contents) => contents.getURL().includes('page.html'));
      const gone = new Promise((resolve) => page?.once('render-process-gone', resolve));
      page?.forcefullyCrashRenderer();
      await gone;
    });
    const began = performance.now();
    const isBack = () =>
      app.evaluate(({ webContents }) => {
        const page = webContents.getAllWebContents().find((contents) => contents.getURL().includes('page.html'));
        if (page === undefined || page.isCrashed() || page.isLoading()) return false;
        return page.executeJavaScript("document.querySelector('main button') !== null") as Promise<boolean>;
      });
    await expect.poll(isBack).toBe(true);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await state()).toEqual(stays);
  });
});

test('a project with broken parts opens, names them, and shows the rest', async ({ folder, openDemo }) => {
  const projectDir = demoProject(folder, (edit) => {
    edit('com.inductiveautomation.perspective/views/Signatures/view.json', () => '{ "root": }');
    edit('com.inductiveautomation.perspective/views/Line/view.json', (text) =>
      text.replace('"ia.input.text-field"', '"plant.display.gauge"'),
    );
  });
  const { station } = await openDemo({ projectDir });
  await expect(station.page.getByText(/views\/Signatures\/view\.json is not JSON: line 1/)).toBeVisible();
  await expect(station.page.getByText('does not show components of the type plant.display.gauge')).toBeVisible();
  await expect(station.button('Release line')).toBeEnabled();
});

/** All of a page is reached by keyboard, and the focus is seen. */
const all = { unseen: [], unreached: [] };

for (const theme of ['light', 'dark']) {
  test(`HM-15 all of the pages, the signing surface and a sign-in is reached by keyboard, and the focus is seen (${theme})`, async ({
    folder,
    start,
  }) => {
    const station = await start({
      projectDir: demoProject(folder, (edit) => {
        edit('project.json', (text) => text.replace('"theme": "light"', `"theme": "${theme}"`));
      }),
    });
    const { page, surface } = station;
    const passwords = await confirmFirstRun(station);
    await askFor(page, 'Approve');
    await surface.getByText('You are signing').waitFor();
    expect(await walk(surface, 'body'), 'the signing surface').toEqual(all);
    await surface.getByRole('button', { name: 'Cancel' }).click();
    await station.button('Sign in').click();
    await surface.getByRole('dialog', { name: 'Sign in' }).waitFor();
    expect(await walk(surface, 'body'), 'the sheet of a sign-in').toEqual(all);
    await surface.getByLabel('User name').fill('admin');
    await surface.getByLabel('Password').fill(passwords['admin'] ?? '');
    await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
    for (const name of ['Authorizations', 'History', 'Templates', 'Audit', 'Connections']) {
      await openTab(page, name);
      await page.getByRole('heading', { level: 1, name: new RegExp(name, 'i') }).waitFor();
      expect(await walk(page, 'body'), name).toEqual(all);
    }
  });
}

/** Colours that are drawn within a page and are those of alarms, or as strong and between red and yellow: `span rgb(...)`. */
function alarmColours(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const names = ['alarm-high', 'alarm-medium', 'alarm-low', 'alarm-high-fill', 'alarm-medium-fill', 'alarm-low-fill'];
    const probe = document.createElement('i');
    document.body.append(probe);
    const own = new Set(
      names.map((name) => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
      }),
    );
    probe.remove();
    const isStrong = (colour: string): boolean => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
      return alpha > 0.1 && red === most && most > 140 && (most - least) / most > 0.75 && green >= blue;
    };
    const found = new Set<string>();
    for (const one of document.querySelectorAll('body *')) {
      // The demo has an alarm: its line says so in its colour.
      if (one.closest('[aria-label="Alarms"]') !== null) continue;
      if (one.getClientRects().length === 0 || !one.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(one);
      const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
      const drawn = [
        ...(one.textContent === '' ? [] : [style.color]),
        style.backgroundColor,
        ...sides.flatMap((side) => (style[`border${side}Width`] === '0px' ? [] : [style[`border${side}Color`]])),
        ...(one instanceof SVGElement ? [style.fill, style.stroke] : []),
      ];
      for (const colour of drawn) if (own.has(colour) || isStrong(colour)) found.add(`${one.localName} ${colour}`);
    }
    return [...found];
  });
}

test('HM-4 the pages of the program have no colours of alarms while nothing is wrong, light and dark', async ({
  start,
}) => {
  const station = await start();
  const { page, surface } = station;
  const passwords = await confirmFirstRun(station);
  await station.button('Sign in').click();
  await surface.getByLabel('User name').fill('admin');
  await surface.getByLabel('Password').fill(passwords['admin'] ?? '');
  await surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  for (const name of ['Authorizations', 'History', 'Templates', 'Connections', 'Users']) {
    await openTab(page, name);
    await page.getByRole('heading', { level: 1, name: new RegExp(name, 'i') }).waitFor();
    for (const theme of ['light', 'dark']) {
      await page.evaluate((look) => void (document.documentElement.dataset['theme'] = look), theme);
      expect(await alarmColours(page), `${name}, ${theme}`).toEqual([]);
    }
  }
  // What is drawn in one is found.
  await page.evaluate(() => {
    const mark = document.createElement('b');
    mark.style.background = 'var(--alarm-high-fill)';
    mark.textContent = 'High';
    document.querySelector('main')?.append(mark);
  });
  expect(await alarmColours(page)).toEqual([expect.stringMatching(/^b rgb/)]);
});

test('shows the demo passwords until they are confirmed, and never again; HM-15 the pages, the sheets and the signing surface have no accessibility fault, light and dark', async ({
  folder,
  start,
}) => {
  const startIn = (theme: 'light' | 'dark'): Promise<Station> =>
    start({
      projectDir: demoProject(folder, (edit) => {
        edit('project.json', (text) => text.replace('"theme": "light"', `"theme": "${theme}"`));
      }),
    });
  const sheetHasNoFault = async ({ surface }: Station): Promise<void> => {
    await expect(surface.getByText(/Not for production/)).toBeVisible();
    await surface.getByText('Demo users of').waitFor();
    expect(await faults(surface)).toEqual([]);
  };

  const first = await startIn('light');
  await test.step('the sheet of the first run (light)', () => sheetHasNoFault(first));
  await first.kill();

  const second = await startIn('dark');
  await test.step('the sheet, which nobody has confirmed (dark)', () => sheetHasNoFault(second));
  const passwords = await confirmFirstRun(second);
  await test.step('a page on which nobody has asked for anything (light)', async () => {
    // The third start, which is light, has the request of the second.
    const wear = (theme: string): Promise<void> =>
      second.page.evaluate((look) => void (document.documentElement.dataset['theme'] = look), theme);
    await expect(second.page.getByText('Stale since')).toBeVisible();
    await wear('light');
    expect(await faults(second.page)).toEqual([]);
    await wear('dark');
  });
  await test.step('pages, sheets and the signing surface (dark)', () => hasNoFault(second, passwords, 'dark'));
  await second.quit();

  const third = await startIn('light');
  await test.step('what was confirmed is not shown again', async () => {
    await expect(third.button('Approve')).toBeEnabled();
    await expect(third.surface.getByRole('dialog')).toBeHidden();
  });
  await test.step('pages, sheets and the signing surface (light)', () => hasNoFault(third, passwords, 'light'));
});

async function faults(page: Page): Promise<Violation[]> {
  // Colours are judged when nothing moves any more.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  return violations(page);
}

/** Goes through a demo in which nobody is signed in. */
async function hasNoFault(station: Station, passwords: Passwords, theme: 'light' | 'dark'): Promise<void> {
  await expect(station.page.locator('html')).toHaveAttribute('data-theme', theme);
  await expect(station.page.getByText('Stale since')).toBeVisible();
  expect(await faults(station.page)).toEqual([]);
  await askFor(station.page, 'Approve');
  await station.surface.getByText('You are signing').waitFor();
  await expect(station.surface.locator('html')).toHaveAttribute('data-theme', theme);
  expect(await faults(station.surface)).toEqual([]);
  await station.surface.getByRole('button', { name: 'Cancel' }).click();

  await station.button('Sign in').click();
  await station.surface.getByRole('dialog', { name: 'Sign in' }).waitFor();
  expect(await faults(station.surface)).toEqual([]);
  await station.surface.getByLabel('User name').fill('admin');
  await station.surface.getByLabel('Password').fill(passwords['admin'] ?? '');
  await station.surface.getByRole('button', { name: 'Sign in', exact: true }).click();
  for (const name of ['Authorizations', 'History', 'Templates', 'Audit', 'Connections']) {
    await openTab(station.page, name);
    await station.page.getByRole('heading', { level: 1, name: new RegExp(name, 'i') }).waitFor();
    expect(await faults(station.page), name).toEqual([]);
    await station.page.screenshot({ path: test.info().outputPath(`${name}-${theme}.png`) });
  }
  await station.button('Users').click();
  await station.page.getByRole('button', { name: /Samir Haddad/ }).click();
  await station.page.getByRole('heading', { name: 'Samir Haddad' }).waitFor();
  expect(await faults(station.page)).toEqual([]);
  await station.page.screenshot({ path: test.info().outputPath(`users-${theme}.png`) });
  await station.page.getByRole('button', { name: 'Set up authenticator' }).click();
  await station.surface.getByRole('dialog', { name: 'Authenticator' }).waitFor();
  expect(await faults(station.surface)).toEqual([]);
  await station.surface.getByRole('button', { name: 'Cancel' }).click();
  await station.button('Lock screen').click();
  await station.surface.getByRole('dialog', { name: 'Locked' }).waitFor();
  expect(await faults(station.surface)).toEqual([]);
  await station.surface.screenshot({ path: test.info().outputPath(`locked-${theme}.png`) });
}
