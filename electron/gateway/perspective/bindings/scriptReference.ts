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

/** A call of the expression: one is asked after the other, and while one is, the newest waits. */
interface Site {
  readonly answer: ReadonlySignal<Qualified>;
  /** Asks; for an answer that came, only what was not asked before. */
  readonly ask: (call: ScriptCall) => void;
  readonly close: () => void;
}

/** What `runScript` of one expression means, with the object that has the binding around it. */
export function openScripts({ runScript, now }: Pick<BindingScope, 'runScript' | 'now'>): ExpressionScripts {
  /** The calls of the evaluation before, and of the one that goes on: by the function, and how many of it came before. */
  let before: ReadonlyMap<string, Site> = new Map();
  let called = new Map<string, Site>();
  return {
    evaluation: (evaluate) => {
      called = new Map();
      try {
        return evaluate();
      } finally {
        for (const [name, site] of before) if (!called.has(name)) site.close();
        before = called;
      }
    },
    call: (call) => {
      now(Math.max(0, call.pollRate));
      const [functionName = ''] = call.name.trim().split('(');
      let count = 0;
      while (called.has(`${functionName} ${count}`)) count += 1;
      const name = `${functionName} ${count}`;
      const site = before.get(name) ?? openSite(runScript);
      called.set(name, site);
      site.ask(call);
      return site.answer.value;
    },
  };
}

function openSite(runScript: BindingScope['runScript']): Site {
  const answer = signal<Qualified>({ value: null, quality: { code: pendingCode } });
  let asked: ScriptCall | undefined;
  let askedFor = '';
  const run = (): ReturnType<typeof runScript> => {
    const { name = '', args = [] } = asked ?? {};
    const source = dottedName.test(name) ? `\treturn ${name.trim()}(*arguments)` : `\treturn (${name})`;
    return runScript({ name: 'runScript', parameters: ['self', 'arguments'], source }, [['data', args]]);
  };
  const latest = askLatest(run, 'Error_ScriptEval', (result) => {
    if (!isSameQualified(result, answer.peek())) answering(() => (answer.value = result));
  });
  return {
    answer,
    ask: (call) => {
      const key = exactJson([call.name, call.args]);
      if (key === askedFor && isEvaluatedForAnswer()) return;
      asked = call;
      askedFor = key;
      latest.push({ value: null, quality: good });
    },
    close: latest.close,
  };
}
