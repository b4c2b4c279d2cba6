import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../build/runtime/paths.ts';
import { temporaryFolder } from './support/station.ts';

const oxlint = join(projectFolder, 'node_modules', 'oxlint', 'bin', 'oxlint');

/** What the rules of this repository say of a file with one line. */
function lint(path: string, line: string): string {
  const folder = temporaryFolder();
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${line}\n`);
  const rules = join(projectFolder, '.oxlintrc.json');
  const { stdout } = spawnSync(process.execPath, [oxlint, '-c', rules, '--disable-nested-config', file], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(file);
  return stdout;
}

describe('the rules of lint', () => {
  it.each([
    ['electron/shell/desktop.ts', 'ipcMain'],
    ['electron/program.ts', 'ipcMain'],
    ['electron/preload/page.ts', 'ipcRenderer'],
    ['electron/shell/window.ts', 'shell'],
  ])('EL-5 EL-6 keep %s from %s: calls and addresses have one way', (file, name) => {
    expect(lint(file, `export { ${name} } from 'electron';`)).toContain('Calls go through electron/shell/ipc.ts');
    expect(lint(file, `import { ${name} } from 'electron';\nexport const used = ${name};`)).toContain(
      'Calls go through electron/shell/ipc.ts',
    );
    expect(lint(file, `import * as electron from 'electron';\nexport const used = electron;`)).toContain('electron');
  });

  it('EL-6 let what else a window needs through', () => {
    expect(lint('electron/shell/window.ts', "export { app } from 'electron';")).toContain('0 errors');
  });
});
