import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { readJson } from '../platform/readJson.ts';
import { mergeConfig, ssoConfigFile, type SsoConfig } from './config.ts';

/**
 * The user service's configuration: `countersign/sso.json` of the project, `sso.json` of the data directory over it.
 * Throws `project` with the reason: rules that cannot be read are never replaced by others.
 */
export function readSsoConfig(dataDir: string, projectDir?: string): SsoConfig {
  const read = (file: string | undefined): unknown => {
    if (file === undefined || !existsSync(file)) return undefined;
    const found = readJson(file, ssoConfigFile);
    if (found.ok) return found.value;
    throw new CountersignError(ErrorCode.project, `${file} ${found.reason}. The user service needs it; mend the file.`);
  };
  const project = read(projectDir && join(projectDir, 'countersign', 'sso.json'));
  const site = read(join(dataDir, 'sso.json'));
  try {
    return mergeConfig(project, site);
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new CountersignError(ErrorCode.project, `The user service cannot be configured so (sso.json): ${reason}`, {
      cause,
    });
  }
}
