/**
 * Keeps a project in step with its folder while the station runs: what was changed there is read again and taken, and what
 * takes effect at a start alone is named.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { ProjectProblem } from '../../contract/page.ts';
import type { Ports } from '../platform/ports.ts';
import { ssoSettingsFile, type LoadedProject, type Project } from './load.ts';
import { watchFolders } from '../platform/watch.ts';

export interface LiveProjectOptions<P extends Project> {
  readonly projectDir: string;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** The project as it was at the start, whose settings hold until the next one. */
  readonly first: P;
  /** Reads the project again. */
  readonly open: () => P;
  /**
   * Takes a project that is another one than before. Where that fails, the project before it goes on.
   */
  readonly take: (project: P) => Promise<void>;
  /** Something is told of the project that goes on as it is. */
  readonly tell: (problems: readonly ProjectProblem[]) => void;
}

/** Follows the folder of a project. Returns what ends it. */
export function followProject<T extends z.ZodType>({
  projectDir,
  ports: { clock, log },
  first,
  open,
  take,
  tell,
}: LiveProjectOptions<LoadedProject<T>>): () => Promise<void> {
  let current = first;
  let isReading = false;
  let reading = Promise.resolve();
  let isOld = false;
  let isClosed = false;

  const stay = (reason: string): void => {
    log.warn('The project goes on as it was read before.', { reason });
    tell([...current.problems, { file: projectFile, reason }]);
  };
  const read = async (): Promise<void> => {
    if (!existsSync(join(projectDir, projectFile))) {
      stay('is gone; the project stays as it was read before');
      return;
    }
    const next = asRunning(open(), first);
    watcher.follow(next.folders);
    if (isSame(current, next)) {
      tell(next.problems);
      return;
    }
    await take(next);
    current = next;
    log.info('The project was changed, and is in use as it is now.');
  };
  const readUntilNew = async (): Promise<void> => {
    isReading = true;
    while (isOld && !isClosed) {
      isOld = false;
      try {
        await read();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        stay(`was changed, and cannot be used as it is now: ${reason} The version before it stays in use`);
      }
    }
    isReading = false;
  };
  const watcher = watchFolders({
    clock,
    changed: () => {
      isOld = true;
      if (!isReading) reading = readUntilNew();
    },
    failed: (reason) => log.warn('Changes of the project may not be heard of before the next start.', { reason }),
  });
  watcher.follow(first.folders);
  return async () => {
    isClosed = true;
    await watcher.close();
    await reading;
  };
}

const projectFile = 'project.json';

/**
 * A project that was read again, as it runs until the next start: with the settings and tags of this one. Files of what waits
 * for that are named, and are used in the version of this start.
 */
function asRunning<P extends Project>(next: P, first: P): P {
  const names = [...new Set([...Object.keys(first.settings), ...Object.keys(next.settings)])];
  // What scripts are written for holds with the scripts.
  const settings = names.filter(
    (name) => name !== 'python' && !isDeepStrictEqual(settingOf(first, name), settingOf(next, name)),
  );
  const ofProject = [
    ...(settings.length === 0 ? [] : [`countersign (${settings.join(', ')})`]),
    ...(next.title === first.title ? [] : ['title']),
  ];
  const waiting = new Map([
    ...(ofProject.length === 0 ? [] : [[projectFile, ofProject.join(' and ')] as const]),
    ...(next.files.get(ssoSettingsFile) === first.files.get(ssoSettingsFile)
      ? []
      : [[ssoSettingsFile, 'the settings of the user service'] as const]),
  ]);
  const files = new Map(next.files);
  for (const file of waiting.keys()) {
    const sum = first.files.get(file);
    if (sum === undefined) files.delete(file);
    else files.set(file, sum);
  }
  return {
    ...next,
    settings: { ...first.settings, python: next.settings.python },
    title: first.title,
    files,
    problems: [
      ...next.problems,
      ...[...waiting].map(([file, what]) => ({ file, reason: `${what}: the change takes effect at the next start` })),
    ],
  };
}

function settingOf({ settings }: Project, name: string): unknown {
  return Reflect.get(settings, name);
}

/** Whether two readings of a project hold the same. */
function isSame(one: Project, other: Project): boolean {
  const parts = ({ files, problems, folders }: Project): string => JSON.stringify([[...files], problems, folders]);
  return parts(one) === parts(other);
}
