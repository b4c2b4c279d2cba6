/**
 * Watches the folders of a project. What happens in a burst (a checkout, an editor that writes a file in steps) is heard of
 * once, when it is over or at the latest after a while.
 */
import { watch, type FSWatcher } from 'chokidar';
import type { Clock } from '../platform/ports.ts';

export interface FolderWatch {
  /** Watches these folders from now on, in place of those before. One that is not there yet is heard of when it comes. */
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

/** What versions and editors keep beside a project is none of its files. */
const beside = /(^|[\\/])(\.git|\.svn|\.hg|node_modules)([\\/]|$)/;

/** Starts a watch, of nothing yet. */
export function watchFolders({ clock, changed, failed }: FolderWatchOptions): FolderWatch {
  let callOff: (() => void) | undefined;
  let since: number | undefined;
  let followed: readonly string[] = [];
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
  return {
    follow: (folders) => {
      if (isSame(followed, folders)) return;
      followed = folders;
      watcher?.close().catch((error: unknown) => failed(String(error)));
      const isBeside = (path: string): boolean =>
        folders.some((folder) => path.startsWith(folder) && beside.test(path.slice(folder.length)));
      watcher = watch([...folders], { ignoreInitial: true, ignored: isBeside })
        .on('all', note)
        // What changed between the reading of a folder and now was not heard of.
        .on('ready', note)
        .on('error', (error) => failed(error instanceof Error ? error.message : String(error)));
    },
    close: async () => {
      callOff?.();
      await watcher?.close();
      callOff?.();
    },
  };
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((folder, index) => folder === other[index]);
}
