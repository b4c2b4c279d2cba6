/**
 * `npm run dev`: runs the program with developer tools, and builds the renderer anew on each change; the windows reload
 * by themselves. What runs in the main process takes a restart.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createBuilder } from 'vite';
import { ensureBuilt } from './runtime/build.ts';
import { projectFolder } from './runtime/paths.ts';
import { runCommand, tell } from './runtime/tell.ts';

async function main(): Promise<number> {
  await ensureBuilt();
  const builder = await createBuilder({
    configFile: join(projectFolder, 'build', 'vite.config.ts'),
    logLevel: 'error',
    // What else lies in the folder (the icons) stays.
    environments: { client: { build: { watch: {}, emptyOutDir: false } } },
  });
  const { client } = builder.environments;
  if (client !== undefined) await builder.build(client);
  tell('Watching the renderer; windows reload when it changes.');
  const child = spawn(process.execPath, ['build/start.ts', '--devtools', ...process.argv.slice(2)], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  const code = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
  // The watcher has no end of its own.
  process.exit(code);
}

await runCommand(main);
