/**
 * What of a kiosk is the system's to hold back (EL-15). Keys that the system itself obeys never reach this program; whether it holds them
 * back is asked of the system, as far as that tells.
 */
import { execFile } from 'node:child_process';

/** What the system says of itself. */
export interface SystemFacts {
  readonly platform: NodeJS.Platform;
  /** The desktop around the program, as Linux names it; empty where none says that it is there. */
  readonly desktop: string;
  /** The shell that Windows starts for whoever signs in, and whether it has assigned access; undefined where it did not say. */
  readonly windows: { readonly shell: string; readonly hasAssignedAccess: boolean } | undefined;
}

/**
 * What leads out of a kiosk, in words, by what the system says of itself; undefined where it says nothing of the kind, which is no proof
 * that nothing does.
 */
export function wayOut({ platform, desktop, windows }: SystemFacts): string | undefined {
  const leads = 'its keys, edges and corners lead out of this kiosk';
  const held = 'Nothing that the system itself obeys is held back by this program.';
  if (platform === 'linux') {
    if (desktop === '') return undefined;
    return `The desktop ${desktop.slice(0, 60)} runs around this program: ${leads}. ${held} Start it as the only program of its session.`;
  }
  if (platform === 'win32' && windows !== undefined) {
    const isOrdinary = /(^|\\)explorer\.exe$/i.test(windows.shell.trim()) && !windows.hasAssignedAccess;
    if (!isOrdinary) return undefined;
    return `Windows has neither assigned access nor another shell than its own: ${leads}. ${held} Set up one of the two.`;
  }
  return `It is not known whether the system holds back the keys that lead out of this kiosk. ${held}`;
}

/** Asks the system. */
export async function askSystem(platform = process.platform): Promise<SystemFacts> {
  return {
    platform,
    desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
    windows: platform === 'win32' ? await askWindows() : undefined,
  };
}

async function askWindows(): Promise<SystemFacts['windows']> {
  const winlogon = '\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon';
  const [own, all, access] = await Promise.all([
    registry([`HKCU${winlogon}`, '/v', 'Shell']),
    registry([`HKLM${winlogon}`, '/v', 'Shell']),
    registry(['HKLM\\SOFTWARE\\Microsoft\\Windows\\AssignedAccessConfiguration\\Configs']),
  ]);
  const shell = /Shell\s+REG_SZ\s+(.+)/.exec(own ?? all ?? '')?.[1];
  return shell === undefined ? undefined : { shell, hasAssignedAccess: access !== undefined && access.trim() !== '' };
}

/** What a query of the registry of Windows says; undefined where there is no such key, or no answer. */
function registry(asked: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const program = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\reg.exe`;
    execFile(program, ['query', ...asked], { timeout: 5000, windowsHide: true }, (error, output) =>
      resolve(error === null ? output : undefined),
    );
  });
}
