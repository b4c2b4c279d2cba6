/**
 * The validation that comes with a package: each requirement, the tests that name it, and what became of them when they last
 * ran. Results count only where the tests ran after the last change of what they test.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { latestChange } from './runtime/build.ts';
import { projectFolder } from './runtime/paths.ts';
import { requirementsOf, type Requirement } from './runtime/requirements.ts';

/** One test as a report has it. */
export interface TestResult {
  readonly name: string;
  readonly passed: boolean;
}

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

const unitReport = z.object({
  startTime: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

interface Suite {
  readonly title: string;
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    specs: z.array(z.object({ title: z.string(), ok: z.boolean() })).optional(),
    suites: z.array(suite).optional(),
  }),
);
const endToEndReport = z.object({ suites: z.array(suite), stats: z.object({ startTime: z.iso.datetime() }) });

function specsOf({ title, specs = [], suites = [] }: Suite): TestResult[] {
  return [...specs.map((spec) => ({ name: `${title} ${spec.title}`, passed: spec.ok })), ...suites.flatMap(specsOf)];
}

async function report<S extends z.ZodType>(name: string, schema: S): Promise<z.output<S> | undefined> {
  const file = path.join(projectFolder, 'out', 'test', name);
  if (!existsSync(file)) return undefined;
  return schema.safeParse(JSON.parse(await readFile(file, 'utf8'))).data;
}

/** The results of the last run of the tests; undefined where there was none since the last change. */
async function lastResults(): Promise<{ readonly at: string; readonly tests: TestResult[] } | undefined> {
  const [unit, endToEnd] = [await report('unit.json', unitReport), await report('e2e.json', endToEndReport)];
  if (unit === undefined || endToEnd === undefined) return undefined;
  const sources = ['electron', 'renderer', 'test', 'build/vite.config.ts', 'package-lock.json'];
  const changes = await Promise.all(sources.map((name) => latestChange(path.join(projectFolder, name))));
  if (unit.startTime < Math.max(...changes)) return undefined;
  const tests = [
    ...unit.testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, status }) => ({ name: fullName, passed: status === 'passed' })),
    ),
    ...endToEnd.suites.flatMap(specsOf),
  ];
  return { at: new Date(unit.startTime).toISOString(), tests };
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
    const result = tests.map(({ name, passed }) => `${passed ? 'passed' : 'FAILED'}: ${cell(name)}`).join('<br>');
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
