import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ensureBuilt } from './runtime/build.ts';
import { goOn, openChromium, startGateway } from './runtime/gateway.ts';

const [project = '', name = 'x', count = '12', filter = '', theme = 'light'] = process.argv.slice(2);
await ensureBuilt();
const folder = mkdtempSync('/dev/shm/zz-');
const dir = join(folder, 'p');
cpSync(project, dir, { recursive: true, dereference: false });
const P = join(dir, 'com.inductiveautomation.perspective');
const views: string[] = [];
const walk = (at: string): void => {
  for (const one of readdirSync(at, { withFileTypes: true })) {
    if (one.isDirectory()) walk(join(at, one.name));
    else if (one.name === 'view.json') views.push(relative(join(P, 'views'), at));
  }
};
walk(join(P, 'views'));
for (const x of ['session-permissions', 'page-config', 'session-scripts']) rmSync(join(P, x), { recursive: true, force: true });
mkdirSync(join(P, 'page-config'), { recursive: true });
writeFileSync(join(P, 'page-config', 'config.json'), JSON.stringify({ pages: { '/': { viewPath: 'ZZ/Empty', title: 'zz' }, '/zz': { viewPath: 'ZZ/Frame', title: 'zz' } } }));
const put = (path: string, view: unknown): void => {
  mkdirSync(join(P, 'views', path), { recursive: true });
  writeFileSync(join(P, 'views', path, 'view.json'), JSON.stringify(view));
};
put('ZZ/Empty', { root: { type: 'ia.container.flex', meta: { name: 'root' }, children: [] } });
put('ZZ/Frame', {
  root: { type: 'ia.container.flex', meta: { name: 'root' }, props: { direction: 'column' }, children: [
    { type: 'ia.display.view', meta: { name: 'V' }, position: { grow: 1 , basis: '100px'}, propConfig: { 'props.path': { binding: { type: 'expr', config: { expression: '{page.props.urlParams.view}' } } } } },
  ] },
});
const pj = JSON.parse(readFileSync(join(dir, 'project.json'), 'utf8')) as Record<string, unknown>;
delete pj['parent'];
writeFileSync(join(dir, 'project.json'), JSON.stringify({ ...pj, countersign: { theme, profile: 'laptop' } }));
const wanted = views.filter((v) => filter === '' || new RegExp(filter, 'i').test(v)).sort();
const step = Math.max(1, wanted.length / Number(count));
const chosen = [...new Set(Array.from({ length: Math.min(wanted.length, Number(count)) }, (_, i) => wanted[Math.floor(i * step)]!))];
const out = join('/tmp/v30/shots', name);
mkdirSync(out, { recursive: true });
const gateway = await startGateway({ dataDir: join(folder, 'data'), projectDir: dir });
const chromium = await openChromium();
const info: string[] = [];
try {
  const page = await chromium.newPage({ viewport: { width: 1280, height: 860 } });
  page.on('pageerror', (e) => info.push(`PAGEERROR ${e.message}`));
  await page.goto(`${gateway.address}/`);
  await page.locator('main').waitFor();
  const shots: { view: string; data: string }[] = [];
  for (const [i, view] of chosen.entries()) {
    const v = JSON.parse(readFileSync(join(P, 'views', view, 'view.json'), 'utf8')) as { props?: { defaultSize?: { width?: number; height?: number } } };
    const w = Math.min(1400, Math.max(500, v.props?.defaultSize?.width ?? 800));
    const h = Math.min(1000, Math.max(320, v.props?.defaultSize?.height ?? 500)) + 56;
    await page.setViewportSize({ width: w, height: h });
    await goOn(page, '/');
    await page.waitForTimeout(60);
    await goOn(page, `/zz?view=${encodeURIComponent(view)}`);
    await page.waitForTimeout(Number(process.env['WAIT'] ?? 1500));
    await page.waitForLoadState('networkidle').catch(() => undefined);
    const data = await page.screenshot({ animations: 'disabled' });
    const marks = await page.locator('main .mark, main [class*=notObeyed]').count().catch(() => -1);
    info.push(`${i} ${view} ${w}x${h} marks=${marks}`);
    writeFileSync(join(out, `${i}.png`), data); shots.push({ view: `${i} ${view}`, data: data.toString('base64') });
  }
  for (let s = 0; s * 6 < shots.length; s++) {
    const six = shots.slice(s * 6, s * 6 + 6);
    const sheet = await chromium.newPage({ viewport: { width: 1560, height: 1100 } });
    await sheet.setContent(`<body style="margin:0;background:#888;display:grid;grid-template-columns:1fr 1fr 1fr;gap:6px;font:12px sans-serif">${six.map((x) => `<div style="height:544px;overflow:hidden"><div>${x.view.slice(-70)}</div><img style="max-width:514px;max-height:525px" src="data:image/png;base64,${x.data}"></div>`).join('')}</body>`);
    await sheet.waitForTimeout(200);
    await sheet.screenshot({ path: join(out, `sheet${s}.png`) });
    await sheet.close();
  }
} finally {
  await chromium.close();
  await gateway.stop();
  writeFileSync(join(out, 'info.txt'), info.join('\n') + '\n----\n' + gateway.output().slice(-6000));
  rmSync(folder, { recursive: true, force: true });
}
void [existsSync, statSync, dirname];
