/** The log of a station: JSON lines in `<data directory>/logs/countersign.log`, and plain lines on the terminal. */
import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino, type Logger } from 'pino';
import { prepareDataDir } from '../gateway/platform/dataDir.ts';
import type { Log } from '../gateway/platform/ports.ts';

/** A log file above this many bytes is kept aside once, as `.1`, when the program starts. */
const largest = 10 * 1024 * 1024;
/** Bytes of lines that wait for a file which cannot be written; what comes on top of them is dropped. */
const mostWaiting = 1024 * 1024;

/**
 * Opens the log. Lines of level info and above also go to the terminal. A file that cannot be written, on a full disk say,
 * neither ends the program nor silences it: the terminal says so and goes on, and lines come again once there is room.
 */
export function openLog(dataDir: string): Log {
  const file = join(dataDir, 'logs', 'countersign.log');
  let isLogged = false;
  const lost = (error: unknown): void => {
    if (isLogged) return;
    isLogged = true;
    say(`warn The log file ${file} cannot be written; its lines are missing there until it can: ${String(error)}`);
  };
  const log = openFile(dataDir, file, lost);
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, details: Readonly<Record<string, unknown>> = {}): void => {
      try {
        log?.[level](details, message);
      } catch (error) {
        lost(error);
      }
      if (level === 'debug') return;
      const from = typeof details['logger'] === 'string' ? ` [${details['logger']}]` : '';
      const reason = typeof details['reason'] === 'string' ? `: ${details['reason']}` : '';
      say(`${level}${from} ${message}${reason}`);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function openFile(dataDir: string, file: string, lost: (error: unknown) => void): Logger | undefined {
  try {
    prepareDataDir(join(dataDir, 'logs'));
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(file, `${file}.1`);
    const lines = destination({ dest: file, sync: true, maxLength: mostWaiting });
    lines.on('error', lost);
    return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, level: 'debug' }, lines);
  } catch (error) {
    lost(error);
    return undefined;
  }
}

// eslint-disable-next-line no-control-regex -- Signs that move a terminal's cursor or colour it are meant.
const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;

/** What is logged may be a script's word: it neither steers the terminal nor begins a line that looks like another's. */
function say(line: string): void {
  const shown = line
    .replaceAll('\n', '\n    ')
    .replace(controls, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
  process.stderr.write(`${shown}\n`);
}
