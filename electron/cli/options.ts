/**
 * Every option of every command: what the packaged program takes on the line of a command, before it loads the
 * commands. A test holds the list against them.
 */
export const commandOptions: readonly string[] = [
  ...['-h', '--help'],
  ...['--data-dir', '--keys', '--project'],
  ...['--email', '--full-name', '--lasting', '--role', '--super-user'],
  ...['--as', '--by', '--provider', '--reason', '--subject', '--take-back', '--than'],
  ...['--keep-database', '--key', '--no-browser', '--since', '--until', '--user'],
  ...['--checkpoint', '--out', '--record', '--request', '--to'],
];
