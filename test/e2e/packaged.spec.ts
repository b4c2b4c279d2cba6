import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packedExecutable } from '../../build/electron-builder.ts';
import { launchArguments } from '../../build/runtime/launch.ts';
import { projectFolder } from '../../build/runtime/paths.ts';
import { expectNoKeyDoesAnything } from './keys.ts';
import { confirmFirstRun, expect, fill, readAll, test } from './station.ts';

function pack(...args: readonly string[]): void {
  execFileSync(process.execPath, ['build/package.ts', ...args], { cwd: projectFolder, stdio: 'ignore' });
}

/** The environment of a person whose home is in the test's folder. */
function homeIn(folder: string, changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  mkdirSync(folder, { recursive: true });
  const elsewhere = { XDG_DATA_HOME: undefined, XDG_CONFIG_HOME: undefined };
  return { ...process.env, ...elsewhere, HOME: folder, COUNTERSIGN_NO_DIALOG: '1', ...changes };
}

async function ending(child: ChildProcess): Promise<unknown> {
  const [code, signal] = (await once(child, 'exit')) as readonly unknown[];
  return signal ?? code;
}

test.describe('the packaged program', () => {
  test.skip(process.platform !== 'linux', 'Starts the program without a screen, as only Linux can be.');
  const executable = packedExecutable(false);
  test.beforeAll(() => {
    test.setTimeout(720_000);
    pack();
  });

  test('EL-2 takes no switch that could drive it: it names it and ends before anything is opened', ({ folder }) => {
    const env = homeIn(folder);
    const profile = join(folder, 'profile');
    for (const [args, name] of [
      [[...launchArguments(), '--remote-debugging-port=0'], '--remote-debugging-port'],
      [[...launchArguments(), ' --remote-debugging-port=0'], '--remote-debugging-port'],
      [[...launchArguments(), '--inspect=0'], '--inspect'],
      [[...launchArguments(), `--user-data-dir=${profile}`, '--remote-debugging-port=0'], '--user-data-dir'],
      [['verify', '--remote-debugging-port=0'], '--remote-debugging-port'],
    ] as const) {
      const { status, stdout, stderr } = spawnSync(executable, args, { env, encoding: 'utf8', timeout: 120_000 });
      expect(stderr).toContain(`Countersign does not take ${name}`);
      expect(status).toBe(64);
      // Chromium and Node say so when they listen.
      expect(stdout + stderr).not.toMatch(/DevTools listening|Debugger listening/);
    }
    // Chromium leaves its port in its profile, wherever that is.
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(left.filter((file) => /DevToolsActivePort|countersign/.test(file))).toEqual([]);
  });

  test('EL-3 runs what is in its archive, and no folder that lies beside it', ({ folder }) => {
    const beside = join(dirname(executable), 'resources', 'app');
    mkdirSync(beside);
    try {
      writeFileSync(join(beside, 'package.json'), '{ "name": "beside", "version": "1.0.0", "main": "main.js" }');
      writeFileSync(join(beside, 'main.js'), "process.stdout.write('from beside'); process.exit(7);");
      const { status, stdout } = spawnSync(executable, ['help'], {
        env: homeIn(folder),
        encoding: 'utf8',
        timeout: 120_000,
      });
      expect(stdout).toMatch(/^Usage: countersign/);
      expect(status).toBe(0);
    } finally {
      rmSync(beside, { recursive: true });
    }
  });

  test('EL-2 obeys nothing that the environment says of Node, and names it', ({ folder }) => {
    const env = homeIn(folder, {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--require /nowhere.js',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    });
    const { status, stdout, stderr } = spawnSync(executable, ['help'], { env, encoding: 'utf8', timeout: 120_000 });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Usage: countersign/);
    // Electron took NODE_OPTIONS out before, by its fuse.
    for (const name of ['ELECTRON_RUN_AS_NODE', 'NODE_TLS_REJECT_UNAUTHORIZED']) expect(stderr).toContain(name);
  });

  test('runs commands without a screen, and as whoever starts it', ({ folder }) => {
    const dataDir = join(folder, 'data');
    const run = (...args: readonly string[]): { readonly status: number | null; readonly output: string } => {
      const { status, stdout, stderr } = spawnSync(executable, [...args, '--data-dir', dataDir], {
        env: homeIn(folder, { DISPLAY: undefined, WAYLAND_DISPLAY: undefined }),
        encoding: 'utf8',
        input: 'a long password\n',
        timeout: 120_000,
      });
      return { status, output: stdout + stderr };
    };
    expect(run('user', 'add', 'anna', '--full-name', 'Anna Berg', '--keys=development')).toEqual({
      status: 0,
      output: 'Added anna (Anna Berg).\n',
    });
    const verified = run('verify');
    expect(verified.status).toBe(0);
    expect(verified.output).toContain('The audit trail holds');
    const unknown = run('nonsense');
    expect(unknown.status).toBe(1);
    expect(unknown.output).toContain("unknown command 'nonsense'");
  });

  test('a gateway and a window end when they are asked to, also where nobody reads what they say', async ({
    folder,
  }) => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'server.json'), '{"port": 0}');
    const project = join(projectFolder, 'build', 'demo');
    const gateway = ['gateway', '--project', project, '--data-dir', dataDir, '--keys', 'development'];
    const log = join(dataDir, 'logs', 'countersign.log');
    const window = [...launchArguments(), `--data-dir=${dataDir}`, '--keys=development'];
    for (const [args, isUp] of [
      [gateway, undefined],
      [window, () => existsSync(log) && readFileSync(log, 'utf8').includes('answers on')],
    ] as const) {
      const child = spawn(executable, args, { env: homeIn(folder), stdio: ['ignore', 'pipe', 'pipe'] });
      const ended = ending(child);
      if (isUp === undefined) await once(child.stdout, 'data');
      child.stdout.destroy();
      child.stderr.destroy();
      if (isUp !== undefined) await expect.poll(isUp).toBe(true);
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      // The database was closed: nothing waits in a log beside it.
      expect(existsSync(join(dataDir, 'station.sqlite-wal'))).toBe(false);
    }
  });
});

test('a test build of the packaged program says what it is, and tells the same story', async ({ start }) => {
  test.setTimeout(720_000);
  pack('--inspect');
  const executable = packedExecutable(true);

  const station = await start({ executable });
  const passwords = await confirmFirstRun(station);
  expect(await station.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  await expect(station.page.getByText('Test build: can be driven from outside')).toBeVisible();
  if (process.platform === 'linux') {
    await test.step('EL-14 no key opens developer tools, loads a page anew, zooms or prints', () =>
      expectNoKeyDoesAnything(station));
  }
  // The demo's OpenID provider runs from the archive as well: its people are on the sheet.
  expect(Object.keys(passwords)).toContain('petra');
  await station.button('Release line').click();
  await station.button('Approve').click();
  await fill(station.surface, 'supervisor', 'not the password');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(station.surface.getByText(/Nothing was signed\. Try again/)).toBeVisible();
  await fill(station.surface, 'supervisor', passwords['supervisor'] ?? '');
  await station.surface.getByRole('button', { name: 'Sign as approved' }).click();
  await expect(station.surface.getByText(/Samir Haddad \(supervisor\), Released by/)).toBeVisible();
  await station.surface.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => station.log()).toContain('Line release authorization approved.');
  await station.button('Release line').click();
  await expect(station.button('Reject')).toBeEnabled();
  await station.quit();

  const again = await start({ executable });
  await expect(again.page.getByRole('row', { name: /approved Samir Haddad/ })).toBeVisible();
  await again.button('Reject').click();
  await fill(again.surface, 'supervisor', passwords['supervisor'] ?? '', '', 'Seals leak.');
  await again.surface.getByRole('button', { name: 'Sign as rejected' }).click();
  await expect(again.surface.getByText('Signed as rejected')).toBeVisible();
  await again.quit();
  expect(readAll(again.dataDir, 'SELECT id FROM signature')).toHaveLength(2);
});
