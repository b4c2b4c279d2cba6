import { expect, it } from 'vitest';
import { supportOf, type AskNpm } from '../../build/runtime/support.ts';

/** An npm that answers so. */
const npm =
  (newest: string, audit: unknown): AskNpm =>
  (command) => {
    const audited = typeof audit === 'string' ? audit : JSON.stringify(audit);
    return Promise.resolve(command === 'view' ? newest : audited);
  };
const report = (vulnerabilities: object) => ({ auditReportVersion: 2, vulnerabilities, metadata: {} });
const fine = report({ hono: { name: 'hono', via: [{ title: 'Another matter', url: 'https://example.test/1' }] } });

it('EL-19 an Electron of the three newest majors is looked after, and no older one', async () => {
  for (const version of ['45.4.1', '44.0.0', '43.9.9'])
    expect(await supportOf(version, npm('"45.5.0"', fine))).toEqual({ problems: [], unasked: [] });
  expect(await supportOf('42.9.2', npm('"45.5.0"', fine))).toEqual({
    problems: ['Electron 42.9.2 is out of support: the newest is 45.5.0.'],
    unasked: [],
  });
});

it('EL-19 each advisory for Electron is named, and those for others are not', async () => {
  const via = [{ title: 'Window escapes', url: 'https://example.test/GHSA-1', range: '<45.4.2' }, 'yauzl'];
  const found = await supportOf('45.4.1', npm('"45.5.0"', report({ electron: { name: 'electron', via } })));
  expect(found.problems).toEqual([
    'Electron 45.4.1 is known to be vulnerable: Window escapes (https://example.test/GHSA-1)',
    'Electron 45.4.1 is known to be vulnerable: an advisory for yauzl',
  ]);
});

it('EL-19 what a registry does not answer is named, and taken for nothing', async () => {
  const unasked = ['which Electron is the newest', 'which advisories there are'];
  for (const answer of ['', '{"error": {"code": "E405"}}', 'Bad gateway'])
    expect(await supportOf('12.0.0', npm(answer, answer))).toEqual({ problems: [], unasked });
});
