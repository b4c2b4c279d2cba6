/** What the interpreter itself asks of the gateway: the station's clock, and the meaning of texts that scripts run. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Clock } from '../platform/ports.ts';
import { reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';
import { readMadeScript } from './translation/scripts.ts';

/** `clock.now`: epoch milliseconds. `script.translate`: the text of `exec` or `eval`, and the Python that it is
 * written for, as the interpreter runs it. */
export function pythonFunctions(clock: Clock): ScriptApi {
  return {
    'clock.now': reads(ScriptScope.gateway, z.tuple([]), () => clock.now()),
    'script.translate': reads(ScriptScope.gateway, z.tuple([z.string(), z.literal([2, 3])]), ([text, python]) => {
      const { source, refused } = readMadeScript(text, python);
      const [first] = refused;
      if (first !== undefined)
        throw new CountersignError(
          ErrorCode.unsupported,
          `${first.reason} (line ${first.line} of the text that is run)`,
        );
      return source;
    }),
  };
}
