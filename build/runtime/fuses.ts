/**
 * Electron's fuses: switches inside its binary that take capabilities away for good. Setting them is a security measure,
 * so what was set is read back, and a binary that does not have them as wanted is refused.
 */
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { SetupError } from './tell.ts';

/** Fuses by Electron's own names, and whether each is on. */
export type Fuses = Readonly<Partial<Record<keyof typeof FuseV1Options, boolean>>>;

/**
 * The fuses of a packaged program: only its own archive runs, not as a plain Node, with no code or debugger let in
 * through the environment or the command line.
 * @param inspect lets a debugger in after all, which test drivers need; never for a build that leaves the machine
 */
export function productFuses(inspect: boolean): Fuses {
  return {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: inspect,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  };
}

/** The names of the wanted fuses that are not as wanted, given a state for each fuse number. */
export function wrongFuses(wanted: Fuses, stateOf: (fuse: FuseV1Options) => FuseState | undefined): readonly string[] {
  return Object.entries(wanted)
    .filter(([name, on]) => stateOf(numberOf(name)) !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([name]) => name);
}

function numberOf(name: string): FuseV1Options {
  return FuseV1Options[name as keyof typeof FuseV1Options];
}

/**
 * Sets the given fuses of an Electron binary (or macOS .app) and reads them back; the others stay as they are.
 * @throws SetupError if one is not as wanted afterwards
 */
export async function setFuses(electron: string, wanted: Fuses): Promise<void> {
  const numbered = Object.fromEntries(Object.entries(wanted).map(([name, on]) => [numberOf(name), on]));
  // Apple silicon refuses to run a changed binary until it is signed again, be it without an identity.
  await flipFuses(electron, { version: FuseVersion.V1, resetAdHocDarwinSignature: true, ...numbered });
  const wire = await getCurrentFuseWire(electron);
  const wrong = wrongFuses(wanted, (fuse) => wire[fuse]);
  if (wrong.length > 0) throw new SetupError(`These fuses could not be set in ${electron}: ${wrong.join(', ')}.`);
}
