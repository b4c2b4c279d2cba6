/** Folders for copies of a database that are needed for a moment: for this user alone, and none stays for good. */
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What they are called, with the number of the process that works in one. */
const named = /^countersign-(\d+)-\w{6}$/;

/**
 * Makes one in a folder for temporary files. Whoever makes it takes it away; one that a process left which was ended by Ctrl+C, a
 * kill or a cut of the power goes now.
 */
export function makePrivateFolder(place: string): string {
  removeLeft(place);
  return mkdtempSync(join(place, `countersign-${process.pid}-`));
}

function removeLeft(place: string): void {
  for (const name of namesIn(place)) {
    const pid = named.exec(name)?.[1];
    if (pid === undefined) continue;
    const folder = join(place, name);
    try {
      const found = lstatSync(folder);
      // Everybody may write there: what another user put under such a name is not followed into.
      const isOwn = found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
      if (isOwn && isLeft(Number(pid), found.mtimeMs)) rmSync(folder, { recursive: true, force: true });
    } catch {
      // It went meanwhile, or cannot go: that keeps nobody from reading.
    }
  }
}

/** What lies in a folder; nothing where that is not to be seen, as in a shared one. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether nobody works in one any more. Processes of a container begin with the same numbers: one of ours may be of an earlier one. */
function isLeft(pid: number, changedAt: number): boolean {
  return pid === process.pid ? changedAt < Date.now() - process.uptime() * 1000 : !isAnotherProcess(pid);
}

/** Whether another process runs under a number, whoever's it is. */
export function isAnotherProcess(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
