/** `npm run countersign -- ...`: the command from source. What serves pages has them built first. */
import { ensureBuilt } from './runtime/build.ts';
import { runCommand } from './runtime/tell.ts';

await runCommand(async () => {
  if (process.argv[2] === 'gateway') await ensureBuilt();
  await import('../electron/cli/main.ts');
  return Number(process.exitCode ?? 0);
});
