/** `countersign script`: runs a file as a script of a project is run, without a window and without a station. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { systemClock, type Log } from '../gateway/platform/ports.ts';
import { openProject } from '../gateway/project/openProject.ts';
import { projectScripts } from '../gateway/project/scriptApi.ts';
import { openInterpreters } from '../gateway/scripting/interpreters.ts';
import { logScripts } from '../gateway/scripting/logging.ts';
import { pythonFunctions } from '../gateway/scripting/pythonFunctions.ts';
import { scriptRegistry } from '../gateway/scripting/registry.ts';
import { readLibrary } from '../gateway/scripting/scriptLibrary.ts';
import { readText } from './readText.ts';
import type { Terminal } from './station.ts';

/** Adds the command. What a script raises ends it with the code of a refusal. */
export function addScriptCommand(program: Command, { print }: Terminal): void {
  program
    .command('script')
    .description(
      'Runs a Python file as scripts of a project run, with the script library and the Python of the project, and prints what it prints. ' +
        'There is no station: functions of pages, tags, users and signatures say that they are not supported.',
    )
    .argument('<file>', 'a script, as the body of an event or as it stands')
    .option('--project <folder>', 'the project whose script library it sees')
    .action((file: string, { project }: { readonly project?: string }) => runFile(file, project, print));
}

async function runFile(file: string, project: string | undefined, print: (line: string) => void): Promise<void> {
  // A mark of the byte order is no part of a script.
  const source = readText(file, 'Nothing was run.').replace(/^\uFEFF/, '');
  const opened = project === undefined ? undefined : openProject(project, z.unknown());
  const python = opened?.settings.python;
  const line = (message: string): void => print(message);
  const log: Log = { debug: line, info: line, warn: line, error: line };
  const clock = systemClock();
  let ids = 0;
  const interpreter = openInterpreters({
    ports: { clock, log, newId: () => String((ids += 1)) },
    library: readLibrary(opened?.scripts ?? []),
    registry: scriptRegistry(
      [logScripts(log), pythonFunctions(clock), ...(opened === undefined ? [] : [projectScripts(opened)])],
      (work) => Promise.resolve(work()),
    ),
  }).openLibrary();
  try {
    const filename = basename(file);
    await interpreter.run({ filename, name: 'script', parameters: [], source, python, here: ['', '', ''] }, []);
  } finally {
    await interpreter.close();
  }
}
