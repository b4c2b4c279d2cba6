/** What the last run of the tests left behind: the reports of Vitest and of Playwright in `out/test`, read by schemas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { projectFolder } from './paths.ts';

/** Where the reports lie. */
export const reportFolder = join(projectFolder, 'out', 'test');
/** The report of the tests under Node, and of those in windows and browsers. */
export const unitReport = join(reportFolder, 'unit.json');
export const endToEndReport = join(reportFolder, 'e2e.json');

/** One test that ran. */
export interface TestResult {
  readonly name: string;
  /** The first line of what it said, and the line of the test where that stood; undefined where it passed. */
  readonly failure: string | undefined;
}

/** A run of tests: when it began, in epoch milliseconds, and what became of those that ran. */
export interface TestRun {
  readonly startTime: number;
  readonly tests: readonly TestResult[];
}

const unit = z.object({
  startTime: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const spec = z.object({
  title: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(
        z.object({ errors: z.array(z.object({ message: z.string().optional(), stack: z.string().optional() })) }),
      ),
    }),
  ),
});
interface Suite {
  readonly title: string;
  readonly specs?: readonly z.output<typeof spec>[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(spec).optional(), suites: z.array(suite).optional() }),
);
const endToEnd = z.object({ suites: z.array(suite), stats: z.object({ startTime: z.iso.datetime() }) });

/** What a failure is told as: its first line, and the first line of a test file that its stack names. */
function failureOf(said: string | undefined): string {
  const text = stripVTControlCharacters(said ?? '').trim();
  const place = /[\w.\-]+\.(?:spec|test)\.ts:\d+/v.exec(text)?.[0];
  const [first = ''] = text.split('\n');
  return place === undefined ? first : `${first} (${place})`;
}

function specsOf({ title, specs = [], suites = [] }: Suite): TestResult[] {
  const own = specs.flatMap(({ title: what, ok, tests }) => {
    if (tests.every(({ status }) => status === 'skipped')) return [];
    const [error] = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
    // One that passed at a second try did not pass.
    const passed = ok && tests.every(({ status }) => status !== 'flaky');
    return [{ name: `${title} ${what}`, failure: passed ? undefined : failureOf(error?.stack ?? error?.message) }];
  });
  return [...own, ...suites.flatMap(specsOf)];
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The last run of the tests under Node; undefined where it left no report. A file that failed as a whole is one test. */
export function lastUnitRun(file = unitReport): TestRun | undefined {
  const report = unit.safeParse(read(file)).data;
  if (report === undefined) return undefined;
  const tests = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const ran = assertionResults
      .filter((one) => one.status === 'passed' || one.status === 'failed')
      .map(({ fullName, status: became, failureMessages }) => ({
        name: fullName,
        failure: became === 'passed' ? undefined : failureOf(failureMessages?.[0]),
      }));
    const failedAsWhole = status === 'failed' && ran.every(({ failure }) => failure === undefined);
    return failedAsWhole ? [...ran, { name, failure: failureOf(message) }] : ran;
  });
  return { startTime: report.startTime, tests };
}

/** The last run of the tests in windows and browsers; undefined where it left no report. */
export function lastEndToEndRun(file = endToEndReport): TestRun | undefined {
  const report = endToEnd.safeParse(read(file)).data;
  if (report === undefined) return undefined;
  return { startTime: Date.parse(report.stats.startTime), tests: report.suites.flatMap(specsOf) };
}
