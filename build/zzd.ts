import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium, startGateway, goOn, surfaceIn } from './runtime/gateway.ts';
import { confirmFirstRun } from './runtime/driver.ts';
import { ensureSystemPackages } from './runtime/systemPackages.ts';
ensureSystemPackages('test');
const folder = mkdtempSync(join(tmpdir(), 'zz-'));
const dataDir = join(folder, 'data');
const gateway = await startGateway({ dataDir });
const chromium = await openChromium();
const first = await chromium.newPage({ viewport: { width: 1280, height: 800 } });
await first.goto(gateway.address);
const passwords = await confirmFirstRun({ page: first, surface: surfaceIn(first), dataDir } as never);
const looks = [['wide', 1280, 800, 1, 'default'], ['phone', 390, 844, 1, 'default'], ['zoom', 512, 384, 2, 'default'], ['kiosk', 1024, 768, 1, 'kiosk']] as const;
for (const [name, width, height, deviceScaleFactor, profile] of looks) {
  const context = await chromium.newContext({ viewport: { width, height }, deviceScaleFactor });
  const page = await context.newPage();
  await page.goto(gateway.address);
  await page.locator('main button').first().waitFor();
  for (const path of ['/hall']) {
    await goOn(page, path);
    await page.waitForTimeout(1200);
    await page.evaluate((p) => { document.documentElement.dataset['profile'] = p; }, profile);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/v20/shots/d-${name}${path.replaceAll('/', '_').replaceAll(' ', '')}.png` });
  }
  await goOn(page, '/');
  await page.waitForTimeout(1000);
  const approve = page.getByRole('button', { name: 'Approve' }).first();
  console.log(name, await page.locator('main button').allInnerTexts());
  if (true) {
    if (await page.getByRole('button', { name: 'Release line' }).count() > 0) await page.getByRole('button', { name: 'Release line' }).first().click({ timeout: 5000 }).catch(() => undefined);
    await page.waitForTimeout(2500);
    await approve.scrollIntoViewIfNeeded({ timeout: 3000 }).catch((e: Error) => console.log('scroll', e.message.slice(0, 200)));
    await page.screenshot({ path: `/tmp/v20/shots/d-${name}-before.png` });
    await approve.click({ timeout: 8000 }).catch((e: Error) => console.log(e.message.slice(0, 200)));
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `/tmp/v20/shots/d-${name}-sign.png` });
    const s = surfaceIn(page);
    const dialog = s.getByRole('dialog').first();
    console.log(name, await dialog.evaluate((d) => `${d.clientWidth} ${d.scrollWidth} ${d.scrollHeight}`).catch((e: Error) => e.message.slice(0, 100)));
    await s.getByRole('button', { name: 'Cancel' }).scrollIntoViewIfNeeded({ timeout: 3000 }).catch(() => undefined);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/v20/shots/d-${name}-sign2.png` });
    await s.getByRole('button', { name: 'Cancel' }).click({ timeout: 5000 }).catch((e: Error) => console.log('cancel', e.message.slice(0, 300)));
    await page.waitForTimeout(1500);
    await page.getByRole('button', { name: 'Sign in' }).first().click({ timeout: 4000 }).catch((e: Error) => console.log('signin', e.message.slice(0, 200)));
    await page.waitForTimeout(800);
    await surfaceIn(page).getByLabel('User name').fill('supervisor');
    await surfaceIn(page).getByLabel('Password').fill(passwords['supervisor'] ?? '');
    await page.screenshot({ path: `/tmp/v20/shots/d-${name}-signin.png` });
    await surfaceIn(page).getByRole('button', { name: 'Sign in' }).click({ timeout: 4000 }).catch((e: Error) => console.log('si', e.message.slice(0, 200)));
    await page.waitForTimeout(2000);
    await page.screenshot({ path: `/tmp/v20/shots/d-${name}-in.png` });
  }
  await context.close();
}
await chromium.close(); await gateway.stop(); process.exit(0);
