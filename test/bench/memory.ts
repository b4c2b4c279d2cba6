/** Memory of processes, as the system tells of it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Megabytes of a process and all below it, shared pages divided among their users; undefined outside Linux. */
export function proportionalSize(root: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readIfThere(`/proc/${name}/stat`);
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => pid === root || (pid > 1 && isBelow(parents.get(pid) ?? 0));
  const sizes = [...parents.keys()].filter(isBelow).map((pid) => {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`))?.[1];
    return Number(kilobytes ?? 0);
  });
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** The text of a file of a process that may just have ended. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
