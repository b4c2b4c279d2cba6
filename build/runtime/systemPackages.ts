/**
 * The system libraries that Electron needs on Debian-like Linux, where a bare machine or container lacks them. Root gets
 * them installed; anyone else gets the one command that does it. Other systems are left alone: desktops have them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { lacksDisplay } from './display.ts';
import { SetupError, tell } from './tell.ts';

/** The names that one package goes by, the newer first: Debian 13 and Ubuntu 24.04 renamed some to `...t64`. */
export type PackageNames = readonly [string, ...string[]];

const forElectron: readonly PackageNames[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
];
const forVirtualDisplay: readonly PackageNames[] = [['xvfb']];
/**
 * Chromium stands for the system browser, swtpm for the chip of a computer; strace records what power cuts are made of; the tests
 * themselves start database servers and brokers.
 */
const forTests: readonly PackageNames[] = [
  ['openbox'],
  ['xdotool'],
  ['imagemagick'],
  ['chromium'],
  ['strace'],
  ['postgresql'],
  ['mariadb-server'],
  ['mosquitto'],
  ['swtpm'],
  ['tpm2-tools'],
];

/** The packages needed for a purpose. Tests always run on a virtual display. */
export function neededPackages(purpose: 'start' | 'test', displayMissing: boolean): readonly PackageNames[] {
  const virtualDisplay = purpose === 'test' || displayMissing ? forVirtualDisplay : [];
  return [...forElectron, ...virtualDisplay, ...(purpose === 'test' ? forTests : [])];
}

/** The needed packages that are not installed, given what `dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n'` said. */
export function missingPackages(needed: readonly PackageNames[], dpkgOutput: string): readonly PackageNames[] {
  const installed = new Set<string>();
  for (const line of dpkgOutput.split('\n')) {
    const [name, status] = line.trim().split(/\s+/);
    if (name !== undefined && status?.[1] === 'i') installed.add(name);
  }
  return needed.filter((names) => !names.some((name) => installed.has(name)));
}

/** Picks the name of each package that this system knows, given what `apt-cache policy` said about all the names. */
export function installableNames(packages: readonly PackageNames[], policyOutput: string): readonly string[] {
  const known = new Set<string>();
  for (const [, name, candidate] of policyOutput.matchAll(/^(\S+):\n.*\n\s+Candidate: (.*)$/gm)) {
    if (name !== undefined && candidate !== '(none)') known.add(name);
  }
  return packages.map((names) => names.find((name) => known.has(name)) ?? names.at(-1) ?? names[0]);
}

/** The command that installs `names`, for a person to copy. */
export function installCommand(names: readonly string[]): string {
  return `sudo apt-get update && sudo apt-get install --no-install-recommends ${names.join(' ')}`;
}

/** apt in other languages says "Candidate" differently. */
const english = { ...process.env, LC_ALL: 'C' };

function outputOf(command: string, args: readonly string[]): string {
  // dpkg-query ends with 1 when it does not know one of the names, and still tells about the others.
  return spawnSync(command, args, { encoding: 'utf8', env: english }).stdout;
}

function isDebianLike(): boolean {
  const answers = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;
  return process.platform === 'linux' && answers('dpkg-query') && answers('apt-get');
}

function aptGet(...args: readonly string[]): void {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    const complaint = (error as { stderr?: string }).stderr?.trim() ?? '';
    throw new SetupError(`apt-get ${args[0]} failed:\n${complaint}`);
  }
}

function available(packages: readonly PackageNames[]): readonly string[] {
  return installableNames(packages, outputOf('apt-cache', ['policy', ...packages.flat()]));
}

function install(missing: readonly PackageNames[]): void {
  tell(
    `Installing missing system packages: ${missing.map((names) => names.at(-1)).join(' ')} (this can take a minute)`,
  );
  aptGet('update', '-qq');
  aptGet('install', '-y', '-qq', '--no-install-recommends', ...available(missing));
}

/**
 * Makes sure that the system packages are there which a purpose needs.
 * @throws SetupError with the command to run if some are missing and this is not root, or if apt fails
 */
export function ensureSystemPackages(purpose: 'start' | 'test'): void {
  if (!isDebianLike()) return;
  const needed = neededPackages(purpose, lacksDisplay());
  const installed = outputOf('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Abbrev}\n', ...needed.flat()]);
  const missing = missingPackages(needed, installed);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) {
    install(missing);
    return;
  }
  throw new SetupError(
    `Some system packages are missing. Install them with\n  ${installCommand(available(missing))}\nand start again.`,
  );
}
