/**
 * `npm run gallery`: every component in its states, in the program itself. With `--pictures`, takes pictures in a browser: of each
 * type those of the documentation (`docs/components/pictures/`), and in `out/gallery/` by day and night, for a desktop and a kiosk; of
 * each group a sheet of the states that all types can be in (`build/gallery/pictures/`, and `out/gallery/` too). With `--docs`, writes the
 * pages of the documentation from the declarations. With `--compare`, holds pictures taken now against those that are kept, and
 * fails where one is another. Names of types and groups after that limit it to those.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { documentation } from './gallery/documentation.ts';
import { addressOf, sheetAddress, writeGallery } from './gallery/project.ts';
import { groups, stories } from './gallery/stories/index.ts';
import { ensureBuilt } from './runtime/build.ts';
import { openChromium, startGateway } from './runtime/gateway.ts';
import { projectFolder } from './runtime/paths.ts';
import { ensureSystemPackages } from './runtime/systemPackages.ts';
import { runCommand, tell } from './runtime/tell.ts';

const out = join(projectFolder, 'out', 'gallery');
const docs = join(projectFolder, 'docs', 'components');
const ofDocs = join(docs, 'pictures');
const ofSheets = join(projectFolder, 'build', 'gallery', 'pictures');
/** Of all points, what may be another without a picture being another: edges of letters. */
const tolerance = 0.001;

const looks = [
  { name: 'day', theme: 'light', profile: 'default', width: 1280, height: 800 },
  { name: 'night', theme: 'dark', profile: 'laptop', width: 1280, height: 800 },
  { name: 'kiosk', theme: 'light', profile: 'kiosk', width: 1024, height: 768 },
] as const;

type Look = (typeof looks)[number];

/** A page of the gallery, and the file of its picture that is kept; undefined in a look of which none is. */
interface Shown {
  readonly name: string;
  readonly address: string;
  /** All of it is in the picture, however high. */
  readonly isWhole: boolean;
  readonly kept: (look: Look) => string | undefined;
}

const shown: readonly Shown[] = [
  ...stories.map(({ type }) => ({
    name: type,
    address: addressOf(type),
    isWhole: false,
    kept: ({ name }: Look) => (name === 'day' ? join(ofDocs, `${type}.png`) : undefined),
  })),
  ...Object.keys(groups).map((group) => ({
    name: group,
    address: sheetAddress(group),
    isWhole: true,
    kept: ({ name }: Look) => (name === 'kiosk' ? undefined : join(ofSheets, name, `${group}.png`)),
  })),
];

/** Waits until what is loaded when it is drawn is there. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await page.waitForLoadState('networkidle');
}

/** Runs in the page: how many pixels of what an element stands in are scrolled away. */
function hidden(element: Element): number {
  const around = element.parentElement;
  return around === null ? 0 : Math.max(around.scrollHeight - around.clientHeight, hidden(around));
}

/** Writes the gallery in one look, serves it, and hands each page to `take`. */
async function eachPage(
  look: Look,
  pages: readonly Shown[],
  take: (page: Page, one: Shown, found: () => Promise<Buffer>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-gallery-'));
  const projectDir = join(folder, 'project');
  writeGallery(projectDir, look);
  const gateway = await startGateway({ dataDir: join(folder, 'data'), projectDir });
  const chromium = await openChromium();
  const { width, height } = look;
  try {
    const page = await chromium.newPage({ viewport: { width, height } });
    // A calendar marks today.
    await page.clock.setFixedTime('2026-11-29T12:00:00Z');
    const main = page.locator('main');
    for (const one of pages) {
      await page.goto(`${gateway.address}${one.address}`);
      await main.locator('.psc-caption').first().waitFor();
      await settled(page);
      if (one.isWhole) {
        const more = await main.locator('.psc-caption').first().evaluate(hidden);
        await page.setViewportSize({ width, height: height + more });
        await settled(page);
      }
      await take(page, one, () => main.screenshot({ animations: 'disabled' }));
      if (one.isWhole) await page.setViewportSize({ width, height });
    }
  } finally {
    await chromium.close();
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function takePictures(pages: readonly Shown[]): Promise<number> {
  for (const look of looks) {
    mkdirSync(join(out, look.name), { recursive: true });
    await eachPage(look, pages, async (page, one, found) => {
      const kept = one.kept(look);
      const picture = await found();
      if (kept !== undefined) {
        mkdirSync(dirname(kept), { recursive: true });
        writeFileSync(kept, picture);
      }
      const whole = one.isWhole ? picture : await page.screenshot({ animations: 'disabled' });
      writeFileSync(join(out, look.name, `${one.name}.png`), whole);
    });
  }
  tell(`Pictures of ${pages.length} pages are in ${out}, ${ofDocs} and ${ofSheets}.`);
  return 0;
}

/** The share of points in which two pictures differ; 1 where their sizes do. Read by a browser, which knows the format. */
function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          canvas?.drawImage(bitmap, 0, 0);
          return canvas?.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (a === undefined || b === undefined || a.width !== b.width || a.height !== b.height) return 1;
      let others = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const far = [0, 1, 2].some((part) => Math.abs((a.data[at + part] ?? 0) - (b.data[at + part] ?? 0)) > 24);
        if (far) others += 1;
      }
      return others / (a.width * a.height);
    },
    [one.toString('base64'), other.toString('base64')],
  );
}

async function compare(pages: readonly Shown[]): Promise<number> {
  let same = 0;
  let others = 0;
  for (const look of looks) {
    const kept = pages.filter((one) => one.kept(look) !== undefined);
    if (kept.length === 0) continue;
    await eachPage(look, kept, async (page, one, found) => {
      const file = one.kept(look) ?? '';
      const share = existsSync(file) ? await difference(page, readFileSync(file), await found()) : 1;
      if (share <= tolerance) same += 1;
      else {
        others += 1;
        tell(`${one.name}, ${look.name}: ${(share * 100).toFixed(2)} % of the picture is another.`);
      }
    });
  }
  tell(`${same} of ${same + others} pictures are as they were.`);
  return others === 0 ? 0 : 1;
}

/** Writes the pages of all types, and takes away those of types that are no more. */
function writeDocs(): number {
  const files = documentation();
  mkdirSync(docs, { recursive: true });
  for (const name of readdirSync(docs)) if (name.endsWith('.md') && !files.has(name)) rmSync(join(docs, name));
  for (const [name, content] of files) writeFileSync(join(docs, name), content);
  tell(`${files.size} pages are in ${docs}.`);
  return 0;
}

/** Opens the gallery in the program, as any project. */
async function open(): Promise<number> {
  const projectDir = join(out, 'project');
  rmSync(projectDir, { recursive: true, force: true });
  writeGallery(projectDir, looks[0]);
  const args = ['build/start.ts', '--project', projectDir, '--data-dir', join(out, 'data')];
  const child = spawn(process.execPath, args, { cwd: projectFolder, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { pictures: { type: 'boolean' }, compare: { type: 'boolean' }, docs: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.docs === true) return writeDocs();
  if (values.pictures !== true && values.compare !== true) return open();
  ensureSystemPackages('test');
  await ensureBuilt();
  const pages = shown.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return values.compare === true ? compare(pages) : takePictures(pages);
});
