/**
 * `npm run demo`: the product's main story, unattended, in the real program: an operator asks for a release, a wrong
 * password is refused, a supervisor signs, the station restarts, and the next request is rejected. Then a batch is
 * released by two people, one with the demo's OpenID provider in the browser and one with an account of the station.
 * Leaves a screenshot of each step and `summary.json` in out/demo/; the exit code is 0 only if each step held.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ensureBuilt } from './runtime/build.ts';
import { ensureDisplay, type Display } from './runtime/display.ts';
import { confirmFirstRun, fillSurface, launch, type Station } from './runtime/driver.ts';
import { ensureElectron } from './runtime/electron.ts';
import { projectFolder } from './runtime/paths.ts';
import { ensureSystemPackages } from './runtime/systemPackages.ts';
import { openWebBrowser, signInAtDemo, type WebBrowser } from './runtime/webBrowser.ts';
import { messageOf, runCommand, tell } from './runtime/tell.ts';

const out = join(projectFolder, 'out', 'demo');
const dataDir = join(out, 'data');

interface Step {
  readonly name: string;
  readonly ok: boolean;
  readonly screenshot: string;
  readonly seconds: number;
  readonly problem?: string;
}

/** A picture of the whole window: of the screen where that is ours alone, else of the frame that lies on top. */
async function picture(station: Station, display: Display, file: string): Promise<void> {
  if (display.virtual && process.platform === 'linux') {
    execFileSync('import', ['-window', 'root', file], { env: display.env });
    return;
  }
  const covered = await station.surface.getByRole('dialog').isVisible();
  await (covered ? station.surface : station.page).screenshot({ path: file });
}

/** Runs the steps in order; what comes after a step that did not hold is not run. */
async function tellStory(display: Display, browser: WebBrowser): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const { env } = browser;
  let station = await launch({ dataDir, env });
  let passwords: Readonly<Record<string, string>> = {};

  const step = async (name: string, act: () => Promise<void>): Promise<void> => {
    if (steps.some(({ ok }) => !ok)) return;
    const began = performance.now();
    const problem = await act().then(() => undefined, messageOf);
    const screenshot = `${String(steps.length + 1).padStart(2, '0')}-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.png`;
    await station.page.waitForTimeout(400);
    await picture(station, display, join(out, screenshot));
    const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
    steps.push({ name, ok: problem === undefined, screenshot, seconds, ...(problem === undefined ? {} : { problem }) });
    tell(`${problem === undefined ? 'held  ' : 'FAILED'} ${name}${problem === undefined ? '' : `: ${problem}`}`);
  };
  const sees = (text: string | RegExp): Promise<void> => station.page.getByText(text).waitFor();
  const surfaceSays = (text: string | RegExp): Promise<void> => station.surface.getByText(text).waitFor();
  const press = (name: string): Promise<void> => station.surface.getByRole('button', { name }).click();

  await step('First run shows the demo users', () => surfaceSays('Not for production'));
  await step('The page is live', async () => {
    passwords = await confirmFirstRun(station);
    await sees('Nothing waits for a signature.');
    await sees('Stale since');
  });
  await step('Release line asks for a signature', async () => {
    await station.button('Release line').click();
    await sees('Release line: waits for a Supervisor to sign.');
  });
  await step('Approve opens the signing surface', async () => {
    await station.button('Approve').click();
    await fillSurface(station.surface, 'supervisor', 'not the password');
  });
  await step('A wrong password signs nothing', async () => {
    await press('Sign as approved');
    await surfaceSays('Nothing was signed. Try again: 2 attempts left.');
    expectCount('SELECT id FROM signature', 0);
  });
  await step('The right one signs', async () => {
    await fillSurface(station.surface, 'supervisor', passwords['supervisor'] ?? '');
    await press('Sign as approved');
    await surfaceSays('Samir Haddad (supervisor), Released by');
    expectCount('SELECT id FROM signature', 1);
  });
  await step('The page shows who signed', async () => {
    await press('Close');
    await sees('Release line: approved. Samir Haddad, Released by');
    await station.page.getByText('Released', { exact: true }).waitFor();
    expectLog(station, 'Line release authorization failed or timed out.');
    expectLog(station, 'Line release authorization approved.');
  });
  await step('After a restart all of it is there', async () => {
    await station.button('Release line').click();
    await sees('Release line: waits for a Supervisor to sign.');
    await station.quit();
    station = await launch({ dataDir, env });
    await station.page.getByRole('row', { name: /approved Samir Haddad/ }).waitFor();
    await sees('Release line: waits for a Supervisor to sign.');
  });
  await step('Reject opens the surface for a rejection', async () => {
    await station.button('Reject').click();
    await fillSurface(station.surface, 'supervisor', passwords['supervisor'] ?? '', '', 'Two seals leak.');
  });
  await step('The rejection is signed', async () => {
    await press('Sign as rejected');
    await surfaceSays('Signed as rejected');
    await press('Close');
    await sees('Release line: rejected. Samir Haddad, Rejected by');
  });
  await step('Two people are asked for the batch', async () => {
    await press('Close');
    await station.button('Batch').first().click();
    await station.button('Release batch').click();
    await station.page.getByRole('row', { name: /Release batch B-20417 Quality pending/ }).waitFor();
  });
  await step('The first one goes to the browser', async () => {
    await station.button('Sign the next one').click();
    await station.surface.getByRole('radio', { name: /Demo account/ }).check();
    await press('Sign in with Demo account');
    await surfaceSays('Go on in the browser: sign in at Demo account.');
  });
  await step('Marco signs in there, and is named here', async () => {
    await signInAtDemo(await browser.follow(), 'marco', passwords['marco'] ?? '');
    await surfaceSays('signed in at Demo account. If this is you, your signature is made when you press Sign.');
    expectCount('SELECT id FROM signature', 2);
  });
  await step('His signature is applied when he says so', async () => {
    await press('Sign as approved');
    await surfaceSays('Marco Silva (marco), Released by');
    expectCount('SELECT id FROM signature', 3);
  });
  await step('The second one signs with an account of the station', async () => {
    await press('Close');
    await station.button('Sign the next one').click();
    await fillSurface(station.surface, 'quality', passwords['quality'] ?? '', '');
    await press('Sign as approved');
    await surfaceSays('Quentin Moss (quality), Released by');
    expectCount("SELECT id FROM signature_request WHERE state = 'approved' AND template_name = 'Batch Release'", 1);
  });
  await step('Petra signs in to the station in the browser', async () => {
    await press('Close');
    await station.button('Sign in').click();
    await station.surface.getByRole('radio', { name: /Demo account/ }).check();
    await press('Sign in with Demo account');
    await signInAtDemo(await browser.follow(), 'petra', passwords['petra'] ?? '');
    await sees('Petra Novak');
  });
  if (station.isRunning()) await station.quit();
  return steps;
}

function expectCount(sql: string, count: number): void {
  const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
  const found = db.prepare(sql).all().length;
  db.close();
  if (found !== count) throw new Error(`${sql} gives ${found} rows, not ${count}`);
}

function expectLog(station: Station, line: string): void {
  if (!station.log().includes(line)) throw new Error(`the log lacks "${line}"`);
}

async function main(): Promise<number> {
  ensureSystemPackages('test');
  const electron = await ensureElectron();
  await ensureBuilt();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const display = await ensureDisplay({ always: true });
  try {
    const browser = await openWebBrowser(out, display.env);
    const steps = await tellStory(display, browser).finally(browser.close);
    const ok = steps.every((step) => step.ok);
    writeFileSync(
      join(out, 'summary.json'),
      `${JSON.stringify({ ok, electron: electron.label, steps }, undefined, 2)}\n`,
    );
    tell(`${ok ? 'Each step held' : 'A step failed'}: out/demo/summary.json`);
    return ok ? 0 : 1;
  } finally {
    await display.stop();
  }
}

await runCommand(main);
