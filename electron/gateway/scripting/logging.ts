/** `system.util.getLogger` and `print`. */
import { z } from 'zod';
import type { Log } from '../platform/ports.ts';
import { reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';

const level = z.enum(['debug', 'info', 'warn', 'error']);
const logLine = z.tuple([level, z.string(), z.string()]);

/**
 * A line that a script logs, with its session tokens cut to their beginning: enough to tell two apart, useless to
 * whoever reads the log.
 */
export function withoutTokens(message: string): string {
  return message.replace(/\bgAAAA[\w-]{60,}={0,2}/g, (token) => `${token.slice(0, 17)}..`);
}

/** The functions by which scripts write to the program's log. */
export function logScripts(log: Log): ScriptApi {
  return {
    log: reads(ScriptScope.gateway, logLine, ([at, logger, message]) => {
      log[at](withoutTokens(message), { logger });
      return null;
    }),
  };
}
