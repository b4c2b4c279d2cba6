/** What the environment may not do to the program, and output that nobody reads. */

/**
 * Variables that change how Node, Electron or their TLS work: certificates that are not checked or come from elsewhere,
 * code and debuggers that are loaded, session keys and traffic that are written down. By kind, since each version
 * brings more of them. NODE_ENV changes nothing here, and tools set it. A proxy stays: what goes through it is TLS to the
 * end, and the system browser needs it.
 */
const refused = /^(NODE_(?!ENV$).*|ELECTRON_.*|OPENSSL_.*|SSLKEYLOGFILE)$/i;

/** Removes such variables from an environment, for this process and those that it starts; gives back their names. */
export function clearEnvironment(env: NodeJS.ProcessEnv = process.env): readonly string[] {
  const names = Object.keys(env).filter((name) => refused.test(name));
  for (const name of names) Reflect.deleteProperty(env, name);
  return names;
}

/** What the log says of the variables that were removed. */
export function clearedWords(names: readonly string[]): string {
  return `Taken out of the environment, since they weaken the program or show what it does: ${names.join(', ')}.`;
}

/** Whoever read the output went away: that neither ends the program nor keeps it from ending. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
