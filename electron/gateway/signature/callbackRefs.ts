/** The functions that a request calls back, as it keeps them. */
import { z } from 'zod';

export const callbackRef = z.union([
  z.strictObject({
    /** The interpreter that holds the function; ids are never reused, so one of an earlier run is known as gone. */
    interpreter: z.string(),
    function: z.int(),
    /** The script that handed it over, as the gateway knows it: `views/Line: root/Ask.onActionPerformed`. */
    of: z.string().exactOptional(),
  }),
  /** `line.release.onApprove`: a function of the project's script library. */
  z.strictObject({ name: z.string().regex(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/) }),
  /** The project's handler, told in place of a function that is lost. */
  z.strictObject({ handler: z.string(), insteadOf: z.string() }),
  /** What the station itself does; no script asks for it. */
  z.strictObject({ station: z.literal('acknowledgeAlarms') }),
]);
/** A function of a script, or what the station does. */
export type CallbackRef = Readonly<z.output<typeof callbackRef>>;

export const callbackSet = z.strictObject({
  onApprove: callbackRef.exactOptional(),
  onReject: callbackRef.exactOptional(),
  onError: callbackRef.exactOptional(),
});
export type CallbackSet = Readonly<z.output<typeof callbackSet>>;

/** Reads the callbacks that were stored with a request. */
export function readCallbacks(text: string): CallbackSet {
  return callbackSet.parse(JSON.parse(text));
}
