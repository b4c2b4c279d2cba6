/**
 * Whether a folder is on a drive of another computer. SQLite's log is for one computer (sqlite.org/wal.html), and such drives say that
 * something is on the disk before it is: what was told as signed could be gone (SY-1).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, statfsSync } from 'node:fs';
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

/** What a program serves (FUSE) has one number, whatever it is; the program's name stands in the list of mounts. */
const fuse = 0x65735546;
const programsOfNetwork = new Set([
  'ceph',
  'ceph-fuse',
  'curlftpfs',
  'davfs',
  'gcsfuse',
  'glusterfs',
  'goofys',
  'google-drive-ocamlfuse',
  'gvfsd-fuse',
  'juicefs',
  'mfs',
  'mountpoint-s3',
  'onedriver',
  'rclone',
  's3fs',
  'smbnetfs',
  'sshfs',
  'vmhgfs-fuse',
]);

/** What is asked of the operating system. */
export interface System {
  readonly platform: NodeJS.Platform;
  /** The number of the file system that a folder is on. */
  readonly fileSystem: (folder: string) => number;
  /** The mounts, one a line: `/proc/self/mountinfo` of Linux, what `mount` says on macOS. */
  readonly mounts: () => string;
  /** Where a folder really is: without links, and without letters of drives that stand for shared folders. */
  readonly place: (folder: string) => string;
}

/** What the system says; `instead` where it refuses: that is no reason to start on nothing. */
function asked(question: () => string, instead: string): string {
  try {
    return question();
  } catch {
    return instead;
  }
}

/** This computer. */
export const thisSystem: System = {
  platform: process.platform,
  fileSystem: (folder) => statfsSync(folder).type >>> 0,
  mounts: () =>
    asked(
      () =>
        process.platform === 'darwin'
          ? execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 10_000 })
          : readFileSync('/proc/self/mountinfo', 'utf8'),
      '',
    ),
  place: (folder) => asked(() => realpathSync.native(folder), folder),
};

/**
 * What a network drive is called, as far as the system tells one: Linux by a number, and by the name of the program that serves it (FUSE);
 * macOS by what `mount` does not call local; Windows by a path as `\\server\share`, also behind the letter of a drive. Undefined for a disk of
 * this computer, and on other systems.
 */
export function networkDrive(folder: string, system: System = thisSystem): string | undefined {
  const { platform, fileSystem, mounts, place } = system;
  if (platform === 'linux') {
    const number = fileSystem(folder);
    if (number !== fuse) return ofLinux.get(number);
    const [, program = ''] = /^fuse\.(.*)$/.exec(mountOf(place(folder), mounts(), linuxMount)?.kind ?? '') ?? [];
    return programsOfNetwork.has(program) ? program : undefined;
  }
  if (platform === 'darwin') {
    const mount = mountOf(place(folder), mounts(), macMount);
    return mount === undefined || mount.flags.includes('local') ? undefined : mount.kind;
  }
  if (platform !== 'win32') return undefined;
  return [folder, place(folder)].some(isShared) ? 'a shared folder' : undefined;
}

function isShared(path: string): boolean {
  return /^[\\/]{2}(?![?.][\\/](?!UNC[\\/]))/i.test(win32.normalize(path));
}

interface Mount {
  readonly at: string;
  readonly kind: string;
  readonly flags: readonly string[];
}

/** The mount that a path is in: the one that is deepest, and of those at one place the last. */
function mountOf(path: string, text: string, read: (line: string) => Mount | undefined): Mount | undefined {
  const around = text.split('\n').flatMap((line) => {
    const mount = read(line);
    const isAround = mount !== undefined && `${path}/`.startsWith(mount.at === '/' ? '/' : `${mount.at}/`);
    return isAround ? [mount] : [];
  });
  return around.reduce<Mount | undefined>(
    (deepest, mount) => (deepest !== undefined && mount.at.length < deepest.at.length ? deepest : mount),
    undefined,
  );
}

/** A line of `/proc/self/mountinfo` (proc_pid_mountinfo(5)): spaces of paths are written as `\040`. */
function linuxMount(line: string): Mount | undefined {
  const [, at, kind] = /^\d+ \d+ \S+ \S+ (\S+) .* - (\S+) /.exec(line) ?? [];
  if (at === undefined || kind === undefined) return undefined;
  const plain = at.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
  return { at: plain, kind, flags: [] };
}

/** A line of `mount` on macOS: `//user@server/data on /Volumes/data (smbfs, nodev, nosuid)`. */
function macMount(line: string): Mount | undefined {
  const [, at, all = ''] = / on (\/.*) \(([^()]*)\)$/.exec(line) ?? [];
  const [kind, ...flags] = all.split(', ');
  return at === undefined || kind === undefined ? undefined : { at, kind, flags };
}
