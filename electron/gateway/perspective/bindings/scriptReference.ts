/** `runScript` in expressions: a script that is asked each time that the expression is evaluated, and heard of when it answers. */
import { signal, type ReadonlySignal } from '@preact/signals-core';
import { exactJson } from '../../../contract/doubles.ts';
import type { Qualified, ScriptCall } from '../../expression/evaluate.ts';
import { good, pendingCode } from '../../platform/quality.ts';
import { isSameQualified } from '../properties.ts';
import type { BindingScope } from './binding.ts';
import { answering, isEvaluatedForAnswer } from './evaluation.ts';
import { askLatest } from './latest.ts';

/** A function by its dotted name; anything else is a line of Python. */
const dottedName = /^\s*[A-Za-z_]\w*(\.[A-Za-z_]\w*)+\s*$/;

/** The scripts of one expression. */
export interface ExpressionScripts {
  /** Evaluates the expression. */
  readonly evaluation: <T>(evaluate: () => T) => T;
  /** What a script answers: that of the time before, until it does. */
  readonly call: (call: ScriptCall) => Qualified;
}

interface Asked {
  readonly answer: ReadonlySignal<Qualified>;
  readonly ask: () => void;
  readonly close: () => void;
}

const asking: Qualified = Object.freeze({ value: null, quality: good });

/** What `runScript` of one expression means, with the object that has the binding around it. */
export function openScripts({ runScript, now }: Pick<BindingScope, 'runScript' | 'now'>): ExpressionScripts {
  /** What the evaluation before called, by script and arguments; and the one that goes on. */
  let before: ReadonlyMap<string, Asked> = new Map();
  let called = new Map<string, Asked>();
  return {
    evaluation: (evaluate) => {
      called = new Map();
      try {
        return evaluate();
      } finally {
        for (const [key, asked] of before) if (!called.has(key)) asked.close();
        before = called;
      }
    },
    call: ({ name, pollRate, args }) => {
      now(Math.max(0, pollRate));
      const key = exactJson([name, args]);
      const known = called.get(key);
      if (known !== undefined) return known.answer.value;
      const last = before.get(key);
      const asked = last ?? openAsked(name, args, runScript);
      called.set(key, asked);
      if (last === undefined || !isEvaluatedForAnswer()) asked.ask();
      return asked.answer.value;
    },
  };
}

function openAsked(name: string, args: ScriptCall['args'], runScript: BindingScope['runScript']): Asked {
  const answer = signal<Qualified>({ value: null, quality: { code: pendingCode } });
  const script = {
    name: 'runScript',
    parameters: ['self', 'arguments'],
    source: dottedName.test(name) ? `\treturn ${name.trim()}(*arguments)` : `\treturn (${name})`,
  };
  const take = (result: Qualified): void => {
    if (!isSameQualified(result, answer.peek())) answering(() => (answer.value = result));
  };
  const latest = askLatest(() => runScript(script, [['data', args]]), 'Error_ScriptEval', take);
  return { answer, ask: () => latest.push(asking), close: latest.close };
}
