/** `node build/runtime/pythonSnapshot.ts [file]`: makes the snapshot that interpreters start from, unless it is there. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeSnapshot } from '../../electron/gateway/scripting/pyodide.ts';
import { projectFolder } from './paths.ts';

const file = process.argv[2] ?? path.join(projectFolder, 'out', 'python-snapshot.bin');
const made = createHash('sha256');
const python = 'electron/gateway/scripting/python';
const sources = [
  'electron/gateway/scripting/pyodide.ts',
  'node_modules/pyodide/package.json',
  ...readdirSync(path.join(projectFolder, python)).map((name) => path.join(python, name)),
];
for (const source of sources) made.update(readFileSync(path.join(projectFolder, source)));
const stamp = `${file}.of`;
const current = made.digest('hex');

if (!existsSync(file) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== current) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, await makeSnapshot());
  renameSync(`${file}.new`, file);
  writeFileSync(stamp, current);
}
process.exit(0);
