/**
 * Whether an Electron is still looked after by its makers, and no advisory that is known names it (EL-19): what npm's registry says.
 */
import { execFile } from 'node:child_process';
import { z } from 'zod';
import { projectFolder } from './paths.ts';
import { npmCommand } from './standInPackage.ts';

/** Electron looks after its three newest majors (electronjs.org/docs/latest/tutorial/electron-timelines). */
const supportedMajors = 3;
const slowestAnswer = 60_000;

/** Asks npm; what it said, also where it ends with an error. */
export type AskNpm = (...args: readonly string[]) => Promise<string>;

export interface Support {
  /** Why this Electron is not to be delivered. */
  readonly problems: readonly string[];
  /** What could not be asked. */
  readonly unasked: readonly string[];
}

const version = z.string().regex(/^\d+\.\d+\.\d+$/);
/** What `npm audit --json` answers, as far as it is read. `via` names another package, or has the advisory. */
const auditReport = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({ via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])) }),
  ),
});

const askNpm: AskNpm = (...args) =>
  new Promise((resolve) => {
    const [npm, ...first] = npmCommand();
    const options = { cwd: projectFolder, timeout: slowestAnswer, maxBuffer: 64 * 1024 * 1024 };
    // `npm audit` ends with 1 where it found something.
    execFile(npm, [...first, ...args, '--json', '--loglevel=silent'], options, (_error, stdout) => resolve(stdout));
  });

function read<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const majorOf = (text: string): number => Number(text.split('.')[0]);

/** What is known against an Electron of the version that `package-lock.json` has. */
export async function supportOf(electron: string, ask: AskNpm = askNpm): Promise<Support> {
  const [newest, report] = [
    read(version, await ask('view', 'electron', 'version')),
    read(auditReport, await ask('audit', '--package-lock-only')),
  ];
  const isOld = newest !== undefined && majorOf(newest) - majorOf(electron) >= supportedMajors;
  const advisories = (report?.vulnerabilities['electron']?.via ?? []).map((one) =>
    typeof one === 'string' ? `an advisory for ${one}` : `${one.title} (${one.url})`,
  );
  return {
    problems: [
      ...(isOld ? [`Electron ${electron} is out of support: the newest is ${newest}.`] : []),
      ...advisories.map((words) => `Electron ${electron} is known to be vulnerable: ${words}`),
    ],
    unasked: [
      ...(newest === undefined ? ['which Electron is the newest'] : []),
      ...(report === undefined ? ['which advisories there are'] : []),
    ],
  };
}
