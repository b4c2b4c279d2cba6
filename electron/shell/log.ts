/** The log of a station: JSON lines in `<data directory>/logs/countersign.log`, and plain lines on the terminal. */
import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino } from 'pino';
import { prepareDataDir } from '../gateway/dataDir.ts';
import type { Log } from '../gateway/ports.ts';

/** A log file above this many bytes is kept aside once, as `.1`, when the program starts. */
const largest = 10 * 1024 * 1024;

/** Opens the log. Lines of level info and above also go to the terminal. Throws `store` when it cannot be written. */
export function openLog(dataDir: string): Log {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'countersign.log');
  prepareDataDir(folder);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(file, `${file}.1`);
  const log = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: 'debug' },
    destination({ dest: file, sync: true }),
  );
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, details: Readonly<Record<string, unknown>> = {}): void => {
      log[level](details, message);
      if (level === 'debug') return;
      const from = typeof details['logger'] === 'string' ? ` [${details['logger']}]` : '';
      const reason = typeof details['reason'] === 'string' ? `: ${details['reason']}` : '';
      process.stderr.write(`${level}${from} ${message}${reason}\n`);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
