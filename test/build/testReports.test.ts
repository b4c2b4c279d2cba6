import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lastEndToEndRun, lastUnitRun } from '../../build/runtime/testReports.ts';

function reportOf(report: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

it('a run of the tests under Node tells what failed, a file that could not be loaded too, and leaves out what did not run', () => {
  const file = reportOf({
    startTime: 5,
    testResults: [
      {
        name: 'rules.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'rules hold', status: 'passed', failureMessages: [] },
          {
            fullName: 'rules bend',
            status: 'failed',
            failureMessages: [
              '\u001B[31mError: they broke\u001B[39m\n  at x (/a/bent.ts:1)\n  at y (/a/rules.test.ts:7:3)',
            ],
          },
          { fullName: 'rules elsewhere', status: 'skipped', failureMessages: [] },
        ],
      },
      { name: 'lost.test.ts', status: 'failed', message: 'SyntaxError: what\nthere', assertionResults: [] },
    ],
  });
  expect(lastUnitRun(file)).toEqual({
    startTime: 5,
    tests: [
      { name: 'rules hold', failure: undefined },
      { name: 'rules bend', failure: 'Error: they broke (rules.test.ts:7)' },
      { name: 'lost.test.ts', failure: 'SyntaxError: what' },
    ],
  });
});

it('a run of the tests in windows tells what failed, also what passed at a second try', () => {
  const spec = (title: string, ok: boolean, status: string, message?: string) => ({
    title,
    ok,
    tests: [
      {
        status,
        results: [
          { errors: message === undefined ? [] : [{ message, stack: `${message}\n  at z (/a/story.spec.ts:9:1)` }] },
        ],
      },
    ],
  });
  const suites = [
    {
      title: 'story.spec.ts',
      specs: [spec('is told', true, 'expected')],
      suites: [
        {
          title: 'twice',
          specs: [
            spec('goes', false, 'unexpected', 'Error: gone\nthere'),
            spec('wavers', true, 'flaky', 'Error: once'),
            spec('is for others', true, 'skipped'),
          ],
        },
      ],
    },
  ];
  const file = reportOf({ suites, stats: { startTime: '2026-01-02T03:04:05.000Z' } });
  expect(lastEndToEndRun(file)?.tests).toEqual([
    { name: 'story.spec.ts is told', failure: undefined },
    { name: 'twice goes', failure: 'Error: gone (story.spec.ts:9)' },
    { name: 'twice wavers', failure: 'Error: once (story.spec.ts:9)' },
  ]);
});

it('a run that left no report, or half of one, is none', () => {
  expect(lastUnitRun(join(tmpdir(), 'no-such-report.json'))).toBeUndefined();
  const half = reportOf({});
  writeFileSync(half, '{"startTime": 5, "testRes');
  expect(lastUnitRun(half)).toBeUndefined();
});
