/**
 * Whether a folder is on a drive of another computer. SQLite's log is for one computer (sqlite.org/wal.html), and such drives say that
 * something is on the disk before it is: what was told as signed could be gone (SY-1).
 */
import { statfsSync } from 'node:fs';
import { win32 } from 'node:path';

/** File systems of the network by the number that Linux has for each (statfs(2)). */
const ofLinux: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
]);

/** The number of the file system that a folder is on. */
export function fileSystemOf(folder: string): number {
  return statfsSync(folder).type >>> 0;
}

/**
 * What a network drive is called, as far as the system tells one by its number or, on Windows, by a path as `\\server\share`; undefined
 * for a disk of this computer, and for what nobody can tell: a drive letter of Windows, other systems, and file systems of programs (FUSE).
 */
export function networkDrive(
  folder: string,
  numberOf: (folder: string) => number = fileSystemOf,
  platform: NodeJS.Platform = process.platform,
): string | undefined {
  if (platform === 'linux') return ofLinux.get(numberOf(folder));
  if (platform !== 'win32') return undefined;
  return /^[\\/]{2}(?![?.][\\/](?!UNC[\\/]))/i.test(win32.normalize(folder)) ? 'a shared folder' : undefined;
}
