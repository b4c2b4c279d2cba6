import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';

/** Throws `project` where a folder that was named is not there, or has no project: before anything else is asked or made. */
export function requireProject(projectDir: string): void {
  if (statSync(projectDir, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CountersignError(ErrorCode.project, `There is no folder ${projectDir}. Name the folder of the project.`);
  if (statSync(join(projectDir, 'project.json'), { throwIfNoEntry: false }) === undefined)
    throw new CountersignError(
      ErrorCode.project,
      `There is no project in ${projectDir}: it has no project.json. Name the folder that has one.`,
    );
}
