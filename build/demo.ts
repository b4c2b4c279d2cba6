/**
 * `npm run demo`: the product's main story, unattended, in the real program: a newcomer goes through the hall, where a
 * supervisor gives a set point; an operator asks for a release, a wrong password is refused, a supervisor signs, the station
 * restarts, and the next request is rejected. Then a batch is released by two people, one with the demo's OpenID provider
 * in the browser and one with an account of the station. It is told twice: in a window of the desktop program, and in a
 * browser, of the gateway without a window. In between the demo has a plant of its own, which is stopped and comes back. At
 * the end the trail is exported, verified as a stranger does, and refused where it was changed. Leaves a screenshot of each
 * step and `summary.json` in out/demo/; the exit code is 0 only if each step held.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ensureBuilt } from './runtime/build.ts';
import { ensureDisplay, type Display } from './runtime/display.ts';
import { launch, type Station } from './runtime/driver.ts';
import { ensureElectron } from './runtime/electron.ts';
import { takeEvidence } from './runtime/evidence.ts';
import { openChromium, startGateway, surfaceIn, type RunningGateway } from './runtime/gateway.ts';
import { projectFolder } from './runtime/paths.ts';
import { openDemoPlant } from './runtime/plant.ts';
import { tellPlant } from './runtime/plantStory.ts';
import { openTeller, pictureOf, tellStory, type Place, type Step } from './runtime/story.ts';
import { ensureSystemPackages } from './runtime/systemPackages.ts';
import { openWebBrowser, type WebBrowser } from './runtime/webBrowser.ts';
import { runCommand, tell } from './runtime/tell.ts';

const out = join(projectFolder, 'out', 'demo');

/** A picture of the whole window: of the screen where that is ours alone, else of the frame that lies on top. */
async function picture(station: Station, display: Display, file: string): Promise<void> {
  if (display.virtual && process.platform === 'linux') {
    execFileSync('import', ['-window', 'root', file], { env: display.env });
    return;
  }
  const covered = await station.surface.getByRole('dialog').isVisible();
  await (covered ? station.surface : station.page).screenshot({ path: file });
}

/** A window of the desktop program; the system browser is a real Chromium. */
async function openWindow(
  display: Display,
  browser: WebBrowser,
  { dataDir, projectDir }: { readonly dataDir: string; readonly projectDir?: string },
): Promise<Place> {
  const { env } = browser;
  const begin = async (): Promise<Place> => {
    const station = await launch({ dataDir, env, ...(projectDir === undefined ? {} : { projectDir }) });
    return {
      page: station.page,
      surface: station.surface,
      dataDir,
      log: station.log,
      picture: (file) => picture(station, display, file),
      follow: browser.follow,
      comeBack: () => Promise.resolve(),
      restart: async () => {
        await station.quit();
        return begin();
      },
      quit: async () => {
        if (station.isRunning()) await station.quit();
      },
    };
  };
  return begin();
}

/** A tab of a browser, which stays open while the gateway starts again. */
async function openTab(): Promise<Place> {
  const dataDir = join(out, 'data-browser');
  const chromium = await openChromium();
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const placeOf = (gateway: RunningGateway, logBefore: string): Place => ({
    page,
    surface: surfaceIn(page),
    dataDir,
    log: () => logBefore + gateway.output(),
    picture: async (file) => {
      await page.screenshot({ path: file });
    },
    follow: (): Promise<Page> => context.waitForEvent('page'),
    comeBack: () => page.bringToFront(),
    restart: async () => {
      await gateway.stop();
      await page.getByText(/^Not live since/).waitFor();
      const again = await startGateway({ dataDir, server: gateway.server });
      await page.getByText(/^Not live since/).waitFor({ state: 'hidden' });
      return placeOf(again, logBefore + gateway.output());
    },
    quit: async () => {
      await chromium.close();
      await gateway.stop();
    },
  });
  const gateway = await startGateway({ dataDir });
  await page.goto(gateway.address);
  return placeOf(gateway, '');
}

async function storyOfPlant(display: Display, browser: WebBrowser): Promise<readonly Step[]> {
  const plant = await openDemoPlant(join(out, 'plant'));
  try {
    const place = await openWindow(display, browser, plant);
    const { steps, step } = openTeller((name) => pictureOf(place, out, name), 'plant-');
    await tellPlant(plant, place, step);
    await place.quit();
    return steps;
  } finally {
    await plant.stop();
  }
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
    tell('In a window of the program:');
    let inWindow: readonly Step[];
    let withPlant: readonly Step[];
    try {
      inWindow = await tellStory(() => openWindow(display, browser, { dataDir: join(out, 'data') }), out);
      tell('With a plant of its own:');
      withPlant = await storyOfPlant(display, browser);
    } finally {
      await browser.close();
    }
    tell('In a browser:');
    const inBrowser = await tellStory(openTab, out, 'browser-');
    tell('What is taken along:');
    const steps = [...inWindow, ...withPlant, ...inBrowser, ...takeEvidence(join(out, 'data'), out)];
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
