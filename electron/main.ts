/**
 * The desktop program's entry. Before anything else is loaded or opened it holds the command line against what the
 * packaged program takes: Chromium opens its debugging port soon after this module, so what is refused ends here.
 */
import { readFileSync } from 'node:fs';
import { app } from 'electron';
import { clearEnvironment, outliveReaders } from './cli/environment.ts';
import { commandOptions } from './cli/options.ts';
import { Build } from './contract/names.ts';
import { misspeltOptions, ownArguments, refusal, refusedExitCode, refusedSwitches } from './shell/commandLine.ts';

outliveReaders();

/**
 * A test build says so in the package.json that is packed with it; anything else that is packed is for production. Only
 * Electron's default app, which no package has, starts a source tree: the name of the executable is whoever's choice.
 */
function buildOf(): Build {
  if (process.defaultApp) return Build.source;
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const isTest =
    typeof manifest === 'object' && manifest !== null && Reflect.get(manifest, 'countersignBuild') === Build.test;
  return isTest ? Build.test : Build.production;
}

const build = buildOf();
const host = { platform: process.platform, isRoot: process.getuid?.() === 0 };
const args = ownArguments(process.argv.slice(1), build === Build.source);
const refused =
  build === Build.production ? refusedSwitches(args, commandOptions, host) : misspeltOptions(args, commandOptions);
if (refused.length > 0) {
  for (const name of refused) app.commandLine.removeSwitch(name.replace(/^[-/]+/, ''));
  process.stderr.write(`${refusal(refused, args, commandOptions)}\n`);
  app.exit(refusedExitCode);
} else {
  const { runProgram } = await import('./program.ts');
  runProgram(args, build, clearEnvironment());
}
