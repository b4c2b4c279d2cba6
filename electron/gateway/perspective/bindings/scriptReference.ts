/** `runScript` in expressions: a script that is asked when the expression needs it, and heard of when it answers. */
import { signal, type Signal } from '@preact/signals-core';
import { exactJson } from '../../../contract/doubles.ts';
import { CountersignError } from '../../../contract/errors.ts';
import type { Qualified, References } from '../../expression/evaluate.ts';
import { good, pendingCode } from '../../platform/quality.ts';
import { bad, type BindingScope } from './binding.ts';

/** A function by its dotted name; anything else is a line of Python. */
const dottedName = /^\s*[A-Za-z_]\w*(\.[A-Za-z_]\w*)+\s*$/;
/** Calls with other arguments that an expression keeps at hand; the oldest goes first. */
const most = 100;

interface Asked {
  readonly answer: Signal<Qualified>;
  /** When it was asked last, epoch milliseconds. */
  at: number;
  isRunning: boolean;
}

/** What `runScript` of one expression means, with the object that has the binding around it. */
export function openScriptReference({
  runScript,
  now,
}: Pick<BindingScope, 'runScript' | 'now'>): NonNullable<References['runScript']> {
  const asked = new Map<string, Asked>();
  return ({ name, pollRate, args }) => {
    const key = exactJson([name, args]);
    const known = asked.get(key) ?? {
      answer: signal<Qualified>({ value: null, quality: { code: pendingCode } }),
      at: -Infinity,
      isRunning: false,
    };
    asked.set(key, known);
    const [oldest] = asked.keys();
    if (asked.size > most && oldest !== undefined) asked.delete(oldest);
    const time = now(Math.max(0, pollRate));
    const isDue = known.at === -Infinity || (pollRate > 0 && time - known.at >= pollRate);
    if (isDue && !known.isRunning) {
      known.at = time;
      known.isRunning = true;
      const isFunction = dottedName.test(name);
      const script = {
        name: 'runScript',
        parameters: ['self', 'arguments'],
        source: isFunction ? `\treturn ${name.trim()}(*arguments)` : `\treturn (${name})`,
      };
      void runScript(script, [['data', args]])
        .then(
          (answer): Qualified => ({ quality: good, ...answer }),
          (error: unknown) =>
            bad('Error_ScriptEval', error instanceof CountersignError ? error.message : 'the script failed'),
        )
        .then((answer) => {
          known.isRunning = false;
          known.answer.value = answer;
        });
    }
    return known.answer.value;
  };
}
