/**
 * The validation that comes with a package: each requirement, the tests that name it, and what became of them when they last
 * ran. Results count only where the tests ran after the last change of what they test.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { latestChange } from './runtime/build.ts';
import { projectFolder } from './runtime/paths.ts';
import { requirementsOf, type Requirement } from './runtime/requirements.ts';
import { lastEndToEndRun, lastUnitRun, type TestResult } from './runtime/testReports.ts';

export interface Validated extends Requirement {
  /** The tests that name it, with what became of them. */
  readonly tests: readonly TestResult[];
}

/** Which tests name each requirement. */
export function validated(requirements: readonly Requirement[], tests: readonly TestResult[]): Validated[] {
  return requirements.map((one) => {
    const name = new RegExp(`\\b${one.id}\\b`);
    return { ...one, tests: tests.filter((test) => name.test(test.name)) };
  });
}

/** The results of the last run of the tests; undefined where there was none since the last change. */
async function lastResults(): Promise<{ readonly at: string; readonly tests: readonly TestResult[] } | undefined> {
  const [unit, endToEnd] = [lastUnitRun(), lastEndToEndRun()];
  if (unit === undefined || endToEnd === undefined) return undefined;
  const sources = ['electron', 'renderer', 'test', 'build/vite.config.ts', 'package-lock.json'];
  const changes = await Promise.all(sources.map((name) => latestChange(path.join(projectFolder, name))));
  if (unit.startTime < Math.max(...changes)) return undefined;
  return { at: new Date(unit.startTime).toISOString(), tests: [...unit.tests, ...endToEnd.tests] };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: projectFolder, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'unknown';
  }
}

/** The validation as people read it. */
export function asMarkdown(
  requirements: readonly Validated[],
  about: { readonly version: string; readonly commit: string; readonly at: string | null },
): string {
  const ran =
    about.at === null ? 'the tests did not run since the last change: see "npm test"' : `tests of ${about.at}`;
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = requirements.map(({ id, what, status, gap, tests }) => {
    const result = tests
      .map(({ name, failure }) => `${failure === undefined ? 'passed' : 'FAILED'}: ${cell(name)}`)
      .join('<br>');
    return `| ${id} | ${cell(what)} | ${status} | ${result} | ${cell(gap)} |`;
  });
  return [
    `# Validation of Countersign ${about.version}`,
    '',
    `Built from ${about.commit}; ${ran}.`,
    '',
    '| id | what must hold | status | tests and their results | what is not met |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Writes `validation.json` and `validation.md` into a folder, and tells where. */
export async function writeValidation(folder: string): Promise<string> {
  const text = await readFile(path.join(projectFolder, 'docs', 'requirements.md'), 'utf8');
  const results = await lastResults();
  const requirements = validated(requirementsOf(text), results?.tests ?? []);
  const about = z.object({ version: z.string() });
  const { version } = about.parse(JSON.parse(await readFile(path.join(projectFolder, 'package.json'), 'utf8')));
  const head = { version, commit: commit(), at: results?.at ?? null };
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'validation.json'), `${JSON.stringify({ ...head, requirements }, null, 2)}\n`);
  const file = path.join(folder, 'validation.md');
  await writeFile(file, asMarkdown(requirements, head));
  return file;
}
