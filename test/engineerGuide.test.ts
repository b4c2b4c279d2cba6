import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until } from './support/until.ts';
import { openStation, pageConfig, problemsIn, templateFile, testPassword, viewFile } from './support/station.ts';

const guide = readFileSync(join(import.meta.dirname, '..', 'docs', 'engineer.md'), 'utf8');
const [template = '', view = ''] = [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text ?? '');

describe("the page with a signature of the engineer's guide", () => {
  it('works as it stands there', async () => {
    const station = await openStation({
      files: {
        'project.json': { title: 'My line' },
        [pageConfig]: { pages: { '/': { title: 'Line', viewPath: 'Line' } } },
        [viewFile('Line')]: view,
        [templateFile('release')]: template,
      },
    });
    expect(problemsIn(station.projectDir)).toEqual([]);
    await station.addUser('anna', 'Supervisor');
    const page = station.openPage();
    expect(page.node('Sign').props['enabled']).toBe(false);
    await page.press('Ask');
    // The page that is loaded again goes on with what waits.
    await until(() => {
      page.snapshot();
      expect(page.node('Sign').props['enabled']).toBe(true);
    });
    await page.press('Sign');
    expect(page.notices).toEqual([]);
    expect(page.shown[0]).toMatchObject({ requestName: 'Release batch', slot: { position: 1, of: 2 } });
    const input = { id: page.shown[0]?.id ?? '', userName: 'anna', password: testPassword, meaning: 'Released by' };
    expect(await page.frame.sign(input)).toMatchObject({ outcome: 'signed', requestState: 'pending' });
    page.frame.dismiss();
    await page.press('Sign');
    expect(page.notices).toEqual([]);
    expect(page.shown[1]).toMatchObject({ requestName: 'Release batch', slot: { position: 2, of: 2 } });
  });
});
