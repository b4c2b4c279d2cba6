/**
 * The product's main story, step by step, wherever a person is: at a window of the program, or in a browser. Each step has
 * a screenshot.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { confirmFirstRun, fillSurface, type SurfaceView } from './driver.ts';
import { walkHall } from './hall.ts';
import { messageOf, tell } from './tell.ts';
import { signInAtDemo } from './webBrowser.ts';

/** Where the story happens. */
export interface Place {
  readonly page: Page;
  readonly surface: SurfaceView;
  readonly dataDir: string;
  readonly log: () => string;
  /** Takes a picture of all that a person sees. */
  readonly picture: (file: string) => Promise<void>;
  /** The next tab that goes to a provider outside; asked before the press that opens it. */
  readonly follow: () => Promise<Page>;
  /** The person comes back from there. */
  readonly comeBack: () => Promise<void>;
  /** Ends the program and starts it again over the same data. */
  readonly restart: () => Promise<Place>;
  readonly quit: () => Promise<void>;
}

export interface Step {
  readonly name: string;
  readonly ok: boolean;
  readonly screenshot?: string;
  readonly seconds: number;
  readonly problem?: string;
}

/** Tells a story step by step; what comes after a step that did not hold is not run. */
export interface Teller {
  readonly steps: readonly Step[];
  readonly step: (name: string, act: () => Promise<void>) => Promise<void>;
}

/** A teller of steps. `picture` takes one after each, under a name that begins with `prefix`. */
export function openTeller(picture: (name: string) => Promise<void>, prefix = ''): Teller {
  const steps: Step[] = [];
  return {
    steps,
    step: async (name, act) => {
      if (steps.some(({ ok }) => !ok)) return;
      const began = performance.now();
      const problem = await act().then(() => undefined, messageOf);
      const number = String(steps.length + 1).padStart(2, '0');
      const screenshot = `${prefix}${number}-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.png`;
      await picture(screenshot);
      const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
      const told = { name, ok: problem === undefined, screenshot, seconds };
      steps.push(problem === undefined ? told : { ...told, problem });
      tell(`${problem === undefined ? 'held  ' : 'FAILED'} ${name}${problem === undefined ? '' : `: ${problem}`}`);
    },
  };
}

/** Takes a picture of a place once what moved has come to rest. */
export async function pictureOf({ page, picture }: Place, out: string, name: string): Promise<void> {
  await page.waitForTimeout(400);
  await picture(join(out, name));
}

/** Tells the main story; pictures go to `out`, and their names begin with `prefix`. */
export async function tellStory(begin: () => Promise<Place>, out: string, prefix = ''): Promise<readonly Step[]> {
  let place = await begin();
  const { steps, step } = openTeller((name) => pictureOf(place, out, name), prefix);
  let passwords: Readonly<Record<string, string>> = {};
  let tab: Promise<Page>;
  const button = (name: string) => place.page.getByRole('button', { name });
  const sees = (text: string | RegExp): Promise<void> => place.page.getByText(text).first().waitFor();
  const surfaceSays = (text: string | RegExp): Promise<void> => place.surface.getByText(text).first().waitFor();
  const press = (name: string): Promise<void> => place.surface.getByRole('button', { name }).click();

  /** A result takes no press for a moment, which could be meant for the form before. */
  const closeResult = async (): Promise<void> => {
    const close = place.surface.getByRole('button', { name: 'Close' });
    await place.page.waitForTimeout(700);
    await close.click();
    await close.waitFor({ state: 'hidden' });
  };

  await step('First run shows the demo users', () => surfaceSays('Not for production'));
  await step('The page is live', async () => {
    passwords = await confirmFirstRun(place);
    await sees('Nothing waits for a signature.');
    await sees('Stale since');
  });
  await walkHall(step, place, () => passwords['supervisor'] ?? '');
  await step('Release line asks for a signature', async () => {
    await button('Release line').click();
    await sees('Release line: waits for a Supervisor to sign.');
  });
  await step('Approve opens the signing surface', async () => {
    await button('Approve').click();
    await fillSurface(place.surface, 'supervisor', 'not the password');
  });
  await step('A wrong password signs nothing', async () => {
    await press('Sign as approved');
    await surfaceSays('Nothing was signed. Try again: 2 attempts left.');
    expectCount(place, 'SELECT id FROM signature', 0);
  });
  await step('The right one signs', async () => {
    await fillSurface(place.surface, 'supervisor', passwords['supervisor'] ?? '');
    await press('Sign as approved');
    await surfaceSays('Samir Haddad (supervisor), Released by');
    expectCount(place, 'SELECT id FROM signature', 1);
  });
  await step('The page shows who signed', async () => {
    await closeResult();
    await sees('Release line: approved. Samir Haddad, Released by');
    await place.page.getByText('Released', { exact: true }).waitFor();
    expectLog(place, 'Line release authorization failed or timed out.');
    expectLog(place, 'Line release authorization approved.');
  });
  await step('After a restart all of it is there', async () => {
    await button('Release line').click();
    await sees('Release line: waits for a Supervisor to sign.');
    place = await place.restart();
    await place.page.getByRole('row', { name: /approved Samir Haddad/ }).waitFor();
    await place.page.getByText('Waiting for release', { exact: true }).waitFor();
    await sees('Release line: waits for a Supervisor to sign.');
  });
  await step('Reject opens the surface for a rejection', async () => {
    await button('Reject').click();
    await fillSurface(place.surface, 'supervisor', passwords['supervisor'] ?? '', '', 'Two seals leak.');
  });
  await step('The rejection is signed', async () => {
    await press('Sign as rejected');
    await surfaceSays('Signed as rejected');
    await closeResult();
    await sees('Release line: rejected. Samir Haddad, Rejected by');
  });
  await step('The record of the batch says what is next, and quality signs it', async () => {
    await button('Batch').first().click();
    await sees('Quality signs the in-process check');
    await button('Sign in-process check').click();
    await fillSurface(place.surface, 'quality', passwords['quality'] ?? '', '');
    await press('Sign as approved');
    await surfaceSays('Quentin Moss (quality), Checked by');
    await closeResult();
    await sees(/Quentin Moss, Checked by/);
  });
  await step('Two people are asked for the batch', async () => {
    await button('Release batch').click();
    await place.page.getByText('Waits for Quality').waitFor();
  });
  await step('The first one goes to the browser', async () => {
    await button('Sign the next one').click();
    await place.surface.getByRole('radio', { name: /Demo account/ }).check();
    tab = place.follow();
    await press('Sign in with Demo account');
    await surfaceSays(/[Ss]ign in at Demo account/);
  });
  await step('Marco signs in there, and is named here', async () => {
    await signInAtDemo(await tab, 'marco', passwords['marco'] ?? '');
    await place.comeBack();
    await surfaceSays('signed in at Demo account. If this is you, your signature is made when you press Sign.');
    expectCount(place, 'SELECT id FROM signature', 3);
  });
  await step('His signature is applied when he says so', async () => {
    await press('Sign as approved');
    await surfaceSays('Marco Silva (marco), Released by');
    expectCount(place, 'SELECT id FROM signature', 4);
  });
  await step('The second one signs with an account of the station', async () => {
    await closeResult();
    await button('Sign the next one').click();
    await fillSurface(place.surface, 'quality', passwords['quality'] ?? '', '');
    await press('Sign as approved');
    await surfaceSays('Quentin Moss (quality), Released by');
    expectCount(
      place,
      "SELECT id FROM signature_request WHERE state = 'approved' AND template_name = 'Batch Release'",
      1,
    );
  });
  await step('Petra signs in to the station in the browser', async () => {
    await closeResult();
    await button('Sign in').click();
    await place.surface.getByRole('radio', { name: /Demo account/ }).check();
    tab = place.follow();
    await press('Sign in with Demo account');
    await signInAtDemo(await tab, 'petra', passwords['petra'] ?? '');
    await place.comeBack();
    await sees('Petra Novak');
  });
  await place.quit();
  return steps;
}

function expectCount({ dataDir }: Place, sql: string, count: number): void {
  const db = new Database(join(dataDir, 'station.sqlite'), { readonly: true });
  const found = db.prepare(sql).all().length;
  db.close();
  if (found !== count) throw new Error(`${sql} gives ${found} rows, not ${count}`);
}

function expectLog(place: Place, line: string): void {
  if (!place.log().includes(line)) throw new Error(`the log lacks "${line}"`);
}
