/**
 * `npm run gallery`: every component in its states, in the program itself. With `--pictures`, takes a picture of each type in a
 * browser: those of the documentation (`docs/components/pictures/`), and in `out/gallery/` by day and night, for a desktop and a
 * kiosk. With `--docs`, writes the pages of the documentation from the declarations. With `--compare`, holds pictures taken now against those of the documentation, and fails where one is another. Names of
 * types after that limit it to those.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { documentation } from './gallery/documentation.ts';
import { addressOf, writeGallery } from './gallery/project.ts';
import { stories } from './gallery/stories/index.ts';
import { ensureBuilt } from './runtime/build.ts';
import { openChromium, startGateway } from './runtime/gateway.ts';
import { projectFolder } from './runtime/paths.ts';
import { ensureSystemPackages } from './runtime/systemPackages.ts';
import { runCommand, tell } from './runtime/tell.ts';

const out = join(projectFolder, 'out', 'gallery');
const docs = join(projectFolder, 'docs', 'components');
const ofDocs = join(docs, 'pictures');
/** Of all points, what may be another without a picture being another: edges of letters. */
const tolerance = 0.001;

const looks = [
  { name: 'day', theme: 'light', profile: 'default', width: 1280, height: 800 },
  { name: 'night', theme: 'dark', profile: 'default', width: 1280, height: 800 },
  { name: 'kiosk', theme: 'light', profile: 'kiosk', width: 1024, height: 768 },
] as const;

type Look = (typeof looks)[number];

/** Writes the gallery in one look, serves it, and hands each page of a type to `take`. */
async function eachType(
  look: Look,
  types: readonly string[],
  take: (page: Page, type: string, found: () => Promise<Buffer>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-gallery-'));
  const projectDir = join(folder, 'project');
  writeGallery(projectDir, look);
  const gateway = await startGateway({ dataDir: join(folder, 'data'), projectDir });
  const chromium = await openChromium();
  try {
    const page = await chromium.newPage({ viewport: { width: look.width, height: look.height } });
    for (const type of types) {
      await page.goto(`${gateway.address}${addressOf(type)}`);
      const main = page.locator('main');
      await main.locator('.psc-caption').first().waitFor();
      await page.evaluate(async () => {
        await document.fonts.ready;
        // What is loaded when it is drawn has been asked for by now.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      });
      await page.waitForLoadState('networkidle');
      await take(page, type, () => main.screenshot({ animations: 'disabled' }));
    }
  } finally {
    await chromium.close();
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function takePictures(types: readonly string[]): Promise<number> {
  mkdirSync(ofDocs, { recursive: true });
  for (const look of looks) {
    mkdirSync(join(out, look.name), { recursive: true });
    await eachType(look, types, async (page, type) => {
      const main = page.locator('main');
      await page.screenshot({ path: join(out, look.name, `${type}.png`), animations: 'disabled' });
      if (look.name === 'day') await main.screenshot({ path: join(ofDocs, `${type}.png`), animations: 'disabled' });
    });
  }
  tell(`Pictures of ${types.length} types are in ${out} and ${ofDocs}.`);
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

async function compare(types: readonly string[]): Promise<number> {
  let others = 0;
  await eachType(looks[0], types, async (page, type, found) => {
    const file = join(ofDocs, `${type}.png`);
    const share = existsSync(file) ? await difference(page, readFileSync(file), await found()) : 1;
    if (share <= tolerance) return;
    others += 1;
    tell(`${type}: ${(share * 100).toFixed(2)} % of the picture is another.`);
  });
  tell(`${types.length - others} of ${types.length} pictures are as they were.`);
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
  const types = stories
    .map(({ type }) => type)
    .filter((type) => positionals.length === 0 || positionals.includes(type));
  return values.compare === true ? compare(types) : takePictures(types);
});
