/** What every launch of Electron needs, whoever launches it: start, dev, the tests. */
import { existsSync, readFileSync } from 'node:fs';

/**
 * The arguments to put before all others.
 *
 * Chromium refuses to run as root with its sandbox, so root (in practice: a container) gets `--no-sandbox`. Nobody else
 * does: without the sandbox a defect in a page reaches the person's files.
 */
export function launchArguments(platform = process.platform, userId = process.getuid?.()): readonly string[] {
  return platform === 'linux' && userId === 0 ? ['--no-sandbox'] : [];
}

/** The environment for Electron: some editors' terminals set a variable that turns it into a plain Node. */
export function launchEnvironment(base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const env = { ...base };
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
}

const userNamespaceSwitch = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/** Advice for systems whose AppArmor forbids the user namespaces that Chromium's sandbox is made of; else undefined. */
export function sandboxAdvice(): string | undefined {
  const restricted = existsSync(userNamespaceSwitch) && readFileSync(userNamespaceSwitch, 'utf8').trim() === '1';
  if (!restricted || process.getuid?.() === 0) return undefined;
  return (
    'If it complained about the sandbox: this system does not let ordinary programs make user namespaces. Allow it with\n' +
    '  sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0'
  );
}
