import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** Each row: a file, and an import that it must not make. */
const reversed: readonly (readonly [string, string])[] = [
  ['electron/contract/json.ts', '../gateway/gateway.ts'],
  ['electron/contract/json.ts', '../format/decimal.ts'],
  ['electron/format/decimal.ts', '../gateway/gateway.ts'],
  ['electron/gateway/gateway.ts', '../shell/window.ts'],
  ['electron/gateway/gateway.ts', 'electron'],
  ['electron/gateway/store/database.ts', '../audit/trail.ts'],
  ['electron/gateway/store/database.ts', '../../shell/window.ts'],
  ['electron/gateway/audit/trail.ts', '../signature/service.ts'],
  ['electron/gateway/idp/internal.ts', '../signature/service.ts'],
  ['electron/gateway/sso/users.ts', '../idp/internal.ts'],
  ['electron/gateway/signature/service.ts', '../perspective/service.ts'],
  ['electron/gateway/signature/service.ts', '../gateway.ts'],
  ['electron/gateway/perspective/service.ts', '../signature/service.ts'],
  ['electron/shell/window.ts', '../cli/commands.ts'],
  ['electron/cli/commands.ts', '../shell/window.ts'],
  ['electron/preload/page.ts', '../gateway/gateway.ts'],
  ['renderer/page/state.svelte.ts', '../../electron/gateway/gateway.ts'],
  ['renderer/page/state.svelte.ts', 'electron'],
];
const forward: readonly (readonly [string, string])[] = [
  ['electron/gateway/gateway.ts', '../contract/json.ts'],
  ['electron/gateway/signature/service.ts', '../audit/trail.ts'],
  ['electron/shell/window.ts', '../gateway/gateway.ts'],
  ['electron/gateway/perspective/service.ts', '../../format/datePattern.ts'],
  ['renderer/page/state.svelte.ts', '../../electron/contract/page.ts'],
  ['renderer/components/props.ts', '../../electron/format/datePattern.ts'],
];

// Only this rule, without types: the whole configuration is what `npm run check` runs.
const eslint = new ESLint({ ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' });
async function findings(file: string, source: string): Promise<number> {
  const results = await eslint.lintText(`import '${source}';\n`, { filePath: file });
  const fatal = results.flatMap(({ messages }) => messages.filter(({ fatal: broken }) => broken));
  expect(fatal).toEqual([]);
  return results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId === 'no-restricted-imports').length;
}

describe('the import arrows', { timeout: 60_000 }, () => {
  it.each(reversed)('%s may not import %s', async (file, source) => {
    expect(await findings(file, source)).toBeGreaterThan(0);
  });

  it.each(forward)('%s may import %s', async (file, source) => {
    expect(await findings(file, source)).toBe(0);
  });
});
