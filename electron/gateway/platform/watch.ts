/**
 * Watches the folders of a project. What happens in a burst (a checkout, an editor that writes a file in steps) is heard of
 * once, when it is over or at the latest after a while.
 */
import { realpath, stat } from 'node:fs/promises';
import { watch, type FSWatcher } from 'chokidar';
import type { Clock } from '../platform/ports.ts';

export interface FolderWatch {
  /**
   * Watches these folders from now on, in place of those before. One that is not there yet is heard of when it comes, and one in
   * whose place another is put (renamed, or a link that leads elsewhere) within seconds.
   */
  readonly follow: (folders: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

export interface FolderWatchOptions {
  readonly clock: Pick<Clock, 'after' | 'monotonic'>;
  readonly changed: () => void;
  /** The operating system does not tell of changes any more, or not of all. */
  readonly failed: (reason: string) => void;
}

/** Milliseconds without a further change after which a burst is over, and after which it is heard of in any case. */
const quiet = 150;
const longest = 3000;

/** Milliseconds between two looks at which folders these are: of one that takes the place of another, systems tell nothing. */
const lookEvery = 2000;

/** What versions and editors keep beside a project is none of its files. */
const beside = /(^|[\\/])(\.git|\.svn|\.hg|node_modules)([\\/]|$)/;

/** Starts a watch, of nothing yet. */
export function watchFolders({ clock, changed, failed }: FolderWatchOptions): FolderWatch {
  let callOff: (() => void) | undefined;
  let since: number | undefined;
  let followed: readonly string[] = [];
  /** Which folders lie under these names; undefined before it was looked. */
  let watched: readonly string[] | undefined;
  let isClosed = false;
  let callOffLook = (): void => undefined;
  const tell = (): void => {
    callOff = undefined;
    since = undefined;
    changed();
  };
  const note = (): void => {
    since ??= clock.monotonic();
    callOff?.();
    callOff = clock.after(Math.max(0, Math.min(quiet, since + longest - clock.monotonic())), tell);
  };
  let watcher: FSWatcher | undefined;
  const begin = (): void => {
    const folders = followed;
    watcher?.close().catch((error: unknown) => failed(String(error)));
    const isBeside = (path: string): boolean =>
      folders.some((folder) => path.startsWith(folder) && beside.test(path.slice(folder.length)));
    watcher = watch([...folders], { ignoreInitial: true, ignored: isBeside })
      .on('all', note)
      // What changed between the reading of a folder and now was not heard of.
      .on('ready', note)
      .on('error', (error) => failed(error instanceof Error ? error.message : String(error)));
  };
  /** A drive that does not answer holds up nothing but the next look. */
  const look = async (): Promise<void> => {
    const looked = followed;
    const now = await Promise.all(looked.map(which));
    if (isClosed || looked !== followed) return;
    const before = watched;
    watched = now;
    if (before !== undefined && !isSame(now, before)) begin();
    callOffLook = clock.after(lookEvery, () => void look());
  };
  return {
    follow: (folders) => {
      if (isSame(followed, folders)) return;
      followed = folders;
      watched = undefined;
      callOffLook();
      begin();
      void look();
    },
    close: async () => {
      isClosed = true;
      callOffLook();
      callOff?.();
      await watcher?.close();
      callOff?.();
    },
  };
}

/** Which folder lies under a name: where it is, its number, and when it was made. Of a file alone where it is. */
async function which(path: string): Promise<string> {
  try {
    const found = await stat(path, { bigint: true });
    return `${await realpath(path)} ${found.isDirectory() ? `${found.ino} ${found.birthtimeNs}` : ''}`;
  } catch {
    return '';
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((folder, index) => folder === other[index]);
}
