import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import configuration from '../.dependency-cruiser.mjs';
import { temporaryFolder } from './support/station.ts';

/** The names of the rules that a chain of files breaks, each of which imports the next. */
async function broken(...chain: readonly string[]): Promise<string[]> {
  const baseDir = temporaryFolder();
  chain.forEach((file, index) => {
    // A chain that comes back to where it began is a circle.
    if (chain.indexOf(file) !== index) return;
    const next = chain[index + 1];
    const path = join(baseDir, file);
    mkdirSync(dirname(path), { recursive: true });
    const to = next === undefined ? undefined : relative(dirname(file), next);
    const specifier = to === undefined || to.startsWith('.') ? to : `./${to}`;
    writeFileSync(path, specifier === undefined ? 'export {};\n' : `import '${specifier}';\n`);
  });
  const { forbidden = [] } = configuration;
  const { output } = await cruise(
    ['electron', 'renderer'].filter((top) => chain.some((file) => file.startsWith(top))),
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden },
    },
  );
  if (typeof output === 'string') throw new Error(output);
  return output.summary.violations.map(({ rule }) => rule.name);
}

const gateway = 'electron/gateway';

describe('the import arrows', () => {
  it.each([
    ['electron/contract/a.ts', 'electron/format/b.ts'],
    ['electron/ledger/a.ts', `${gateway}/store/b.ts`],
    ['electron/format/a.ts', `${gateway}/gateway.ts`],
    [`${gateway}/gateway.ts`, 'electron/shell/b.ts'],
    [`${gateway}/platform/a.ts`, `${gateway}/store/b.ts`],
    [`${gateway}/store/a.ts`, `${gateway}/audit/b.ts`],
    [`${gateway}/audit/a.ts`, `${gateway}/signature/b.ts`],
    [`${gateway}/sso/a.ts`, `${gateway}/idp/b.ts`],
    [`${gateway}/idp/a.ts`, `${gateway}/signature/b.ts`],
    [`${gateway}/signature/a.ts`, `${gateway}/session/b.ts`],
    [`${gateway}/scripting/a.ts`, `${gateway}/signature/b.ts`],
    [`${gateway}/scripting/translation/a.ts`, `${gateway}/scripting/b.ts`],
    [`${gateway}/perspective/a.ts`, `${gateway}/signature/b.ts`],
    [`${gateway}/project/a.ts`, `${gateway}/check/b.ts`],
    [`${gateway}/check/a.ts`, `${gateway}/session/b.ts`],
    [`${gateway}/databases/a.ts`, `${gateway}/store/b.ts`],
    [`${gateway}/alarms/a.ts`, `${gateway}/signature/b.ts`],
    [`${gateway}/queries/a.ts`, `${gateway}/project/b.ts`],
    [`${gateway}/session/a.ts`, `${gateway}/gateway.ts`],
    [`${gateway}/tags/a.ts`, `${gateway}/composition/b.ts`],
    ['electron/shell/a.ts', 'electron/server/b.ts'],
    ['electron/cli/a.ts', 'electron/shell/b.ts'],
    ['electron/preload/a.ts', `${gateway}/gateway.ts`],
    ['renderer/page/a.ts', `${gateway}/gateway.ts`],
  ])('%s may not import %s', async (from, to) => {
    expect(await broken(from, to)).not.toEqual([]);
  });

  it('are not passed through a third file', async () => {
    const chain = [
      `${gateway}/perspective/a.ts`,
      `${gateway}/tags/b.ts`,
      `${gateway}/other/c.ts`,
      `${gateway}/store/d.ts`,
    ];
    expect(await broken(...chain)).toContain('electron-gateway-perspective-wall');
    expect(await broken('renderer/page/a.ts', 'electron/contract/b.ts', `${gateway}/gateway.ts`)).toContain(
      'renderer-wall',
    );
  });

  it('run in no circle', async () => {
    expect(await broken(`${gateway}/sso/a.ts`, `${gateway}/sso/b.ts`, `${gateway}/sso/a.ts`)).toEqual(['no-circle']);
  });

  it.each([
    [`${gateway}/gateway.ts`, 'electron/contract/b.ts'],
    [`${gateway}/signature/a.ts`, `${gateway}/audit/b.ts`],
    [`${gateway}/session/a.ts`, `${gateway}/signature/b.ts`],
    [`${gateway}/perspective/a.ts`, 'electron/format/b.ts'],
    ['electron/shell/a.ts', `${gateway}/gateway.ts`],
    ['renderer/page/a.ts', 'electron/contract/b.ts'],
  ])('%s may import %s', async (from, to) => {
    expect(await broken(from, to)).toEqual([]);
  });
});
