import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStation, pageConfig, templateFile, testPassword, viewFile } from './support/station.ts';

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
    expect(station.gateway.project.problems).toEqual([]);
    await station.addUser('anna', 'Supervisor');
    const page = station.openPage();
    await page.frame.fire(page.node('Ask').id, 'component.onActionPerformed', {});
    await page.frame.fire(page.node('Sign').id, 'component.onActionPerformed', {});
    expect(page.notices).toEqual([]);
    expect(page.shown[0]).toMatchObject({ requestName: 'Release batch', slot: { position: 1, of: 2 } });
    const input = { id: page.shown[0]?.id ?? '', userName: 'anna', password: testPassword, meaning: 'Released by' };
    expect(await page.frame.sign(input)).toMatchObject({ outcome: 'signed', requestState: 'pending' });
  });
});
