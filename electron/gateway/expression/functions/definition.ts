/** How a function of the language is declared: how many arguments it takes, and how a call of it is made ready. */
import { CountersignError } from '../../../contract/errors.ts';
import { good, levelOf } from '../../platform/quality.ts';
import type { Expression } from '../syntax.ts';
import { madeOf, regionOf, type Evaluate, type Operand, type References } from '../references.ts';
import { refuse, type Region, type Value } from '../values.ts';

export interface FunctionDefinition {
  /** The fewest and the most arguments. */
  readonly takes: readonly [least: number, most: number];
  /** Whether it takes an even number of them. */
  readonly inPairs?: boolean;
  /** Makes a call ready; `site` is the call itself, which a function may remember something for. */
  readonly prepare: (args: readonly Evaluate[], site: Expression) => Evaluate;
}

/** The functions of a family, by their names as the manual writes them. */
export type Functions = Readonly<Record<string, FunctionDefinition>>;

/** What stands for an argument that is not given where it may be left out. */
export const absent: Evaluate = () => nothing;
const nothing: Operand = Object.freeze({ value: null, quality: good });

/** A function that looks at its arguments itself: which ones it evaluates, and what their quality means. */
export function form(
  takes: readonly [number, number],
  prepare: (args: readonly Evaluate[], site: Expression) => Evaluate,
): FunctionDefinition {
  return { takes, prepare };
}

/** A function of values; arguments that are not given are undefined. */
type OfValues = (...args: readonly (Value | undefined)[]) => Value;

/** A function of values: its quality is the worst of theirs. */
export function plainFunction(takes: readonly [number, number], call: OfValues): FunctionDefinition {
  return regional(takes, (_region, ...args) => call(...args));
}

/** As `plainFunction`, for what looks different from region to region. */
export function regional(
  takes: readonly [number, number],
  call: (region: () => Region, ...args: readonly (Value | undefined)[]) => Value,
): FunctionDefinition {
  return form(takes, (args) => (references) => {
    const given = args.map((arg) => arg(references));
    const found = given.reduce((one, other) => madeOf(null, one, other), nothing);
    try {
      const value = call(() => regionOf(references.read), ...given.map((operand) => operand.value));
      return { ...found, value };
    } catch (error) {
      // What is not there, for a reason that its quality gives, explains the failure better than the function does.
      const isMissing = given.some(({ value, quality }) => value === null && isBad(quality));
      if (error instanceof CountersignError && isMissing) return { ...found, value: null };
      throw error;
    }
  });
}

function isBad(quality: Operand['quality']): boolean {
  return levelOf(quality) === 'bad' || levelOf(quality) === 'error';
}

/** Evaluates; an error becomes its quality. */
export function attempt(evaluate: Evaluate, references: References): Operand {
  try {
    return evaluate(references);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return { value: null, quality: { code: 'Error_ExpressionEval', reason: error.message } };
  }
}

/** The time, epoch milliseconds, following a clock of that rate. Throws `illegal-argument` where there is none. */
export function timeOf(references: References, rate: number): number {
  return references.now?.(rate) ?? refuse('there is no clock here');
}
