/**
 * `npm run bench [-- name ... --minutes=10]`: speed as ratios against a limit measured in the same run. Prints one table and
 * writes out/bench/bench.json. The minutes are those of the bench of memory.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../build/runtime/build.ts';
import { ensureDisplay } from '../../build/runtime/display.ts';
import { ensureElectron } from '../../build/runtime/electron.ts';
import { projectFolder } from '../../build/runtime/paths.ts';
import { ensureSystemPackages } from '../../build/runtime/systemPackages.ts';
import { runCommand, SetupError } from '../../build/runtime/tell.ts';
import { benchComponents } from './components.ts';
import { benchData } from './data.ts';
import { benchOidc } from './oidc.ts';
import { benchPages, benchPagesForLong } from './pages.ts';
import { benchScripts } from './scripts.ts';
import { benchSessions } from './sessions.ts';
import { benchSignature } from './signature.ts';
import { benchSso } from './sso.ts';
import { benchStart } from './start.ts';
import { printTable, type Row } from './table.ts';
import { benchTrail } from './trail.ts';

const benches: Readonly<Record<string, (env: NodeJS.ProcessEnv, minutes: number) => Promise<Row[]>>> = {
  start: benchStart,
  sso: benchSso,
  signature: benchSignature,
  trail: benchTrail,
  oidc: benchOidc,
  sessions: benchSessions,
  scripts: benchScripts,
  pages: benchPages,
  components: benchComponents,
  data: benchData,
  memory: benchPagesForLong,
};

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: 'string', default: '10' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(benches);
  const unknown = names.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    throw new SetupError(`There is no bench "${unknown}". There are: ${Object.keys(benches).join(', ')}.`);
  }
  ensureSystemPackages('start');
  const electron = await ensureElectron();
  await ensureBuilt();
  const display = await ensureDisplay({ always: true });
  try {
    const rows: Row[] = [];
    for (const name of names) rows.push(...((await benches[name]?.(display.env, Number(values.minutes))) ?? []));
    const out = join(projectFolder, 'out', 'bench');
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'bench.json'), `${JSON.stringify({ electron: electron.label, rows }, undefined, 2)}\n`);
    process.stdout.write(`\n${electron.label}\n\n${printTable(rows)}\n`);
    return 0;
  } finally {
    await display.stop();
  }
}

await runCommand(main);
