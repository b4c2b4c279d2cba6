/**
 * Whether regular expressions can be read. What reads them is large, and few pages have one: it comes with the component that holds
 * texts against them, and until then none is refused.
 */
import { createSubscriber } from 'svelte/reactivity';

type Read = (expression: string) => string | undefined;

let read: Read = () => undefined;
let onUpdate = (): void => undefined;
const follow = createSubscriber((update) => {
  onUpdate = update;
});

/** Why an expression cannot be read; undefined where it can, or nobody knows yet. Read again when somebody does. */
export function whyNoExpression(expression: string): string | undefined {
  follow();
  return read(expression);
}

/** Says who reads expressions from now on. */
export function readExpressionsBy(reader: Read): void {
  read = reader;
  onUpdate();
}
