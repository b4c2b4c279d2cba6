import { runCommand } from '../../electron/cli/commands.ts';
import { terminal } from './terminal.ts';

/** The arguments with which a command believes the station's own key, as somebody has it who asked the station for it. */
export async function keyOf(dataDir: string): Promise<readonly string[]> {
  const on = terminal();
  const code = await runCommand(['key', '--data-dir', dataDir, '--keys', 'development'], on);
  return code === 0 ? ['--key', on.printed[0] ?? ''] : [];
}
