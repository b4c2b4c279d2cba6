/**
 * The default app of the stand-in Electron: does for `electron <folder>` what Electron's own default app does, which the
 * stand-in was shipped without. It is an ES module with a top-level await, because only that holds back 'ready' until
 * the program's main module has run, as it does for a real main module.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';
import './sqlite.cjs';

// A test driver loads a file of its own first (`-r file`), which takes the driver's arguments off the line.
const [, option, file] = process.argv;
if (option === '-r') createRequire(import.meta.url)(file);

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const folder = path.resolve(given ?? '.');
const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
if (!app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
}
await import(pathToFileURL(path.join(folder, manifest.main)).href);
