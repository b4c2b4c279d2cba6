/**
 * Evaluates a parsed expression over live references. The quality of a result is the worst of what was used for it: a
 * branch that was not taken, and a value that another one stands in for, do not count.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json } from '../../contract/json.ts';
import type { Quality } from '../../contract/page.ts';
import { good, levelOf, worse } from '../platform/quality.ts';
import { callFunction, hasFunction, toBoolean, toNumber, toText, type Region } from './functions.ts';
import type { Expression } from './parse.ts';
import { unsupportedFunctions } from './unsupported.ts';

/** A value with its quality. */
export interface Qualified {
  readonly value: Json;
  readonly quality: Quality;
}

/** Reads what a `{reference}` names; reading follows it, so that a change evaluates again. */
export type ReadReference = (path: string) => Qualified;

/** What an expression reaches from where it stands. */
export interface References {
  readonly read: ReadReference;
  /** The tag of a path that was computed; where there is none, expressions there cannot read tags. */
  readonly tag?: ReadReference;
  /** The time, epoch milliseconds, following a clock that ticks every `rate` milliseconds; 0 follows none. */
  readonly now?: (rate: number) => number;
  /**
   * What a script answers: a function of the script library by its dotted name with arguments, or a line of Python. It is
   * `pendingCode` until the answer is there, and asked for again every `pollRate` milliseconds where that is more than 0.
   */
  readonly runScript?: (call: ScriptCallOf) => Qualified;
  /** Paths of the security levels that the session's person has, following them. */
  readonly levels?: () => ReadonlySet<string>;
  /** What `hasChanged` saw at each place of the expression the last time. */
  readonly memory?: Map<Expression, Qualified>;
}

/** What `runScript` calls. */
export interface ScriptCallOf {
  readonly name: string;
  readonly pollRate: number;
  readonly args: readonly Json[];
}

function refuse(problem: string): never {
  throw new CountersignError(ErrorCode.illegalArgument, problem);
}

/** Evaluates. Throws `illegal-argument` for what has no value (an unknown function, text where a number belongs). */
export function evaluate(expression: Expression, references: References): Qualified {
  switch (expression.type) {
    case 'literal':
      return { value: expression.value, quality: good };
    case 'reference':
      return references.read(expression.path);
    case 'unary': {
      const { value, quality } = evaluate(expression.operand, references);
      if (expression.operator === '!') return { value: !toBoolean(value), quality };
      return value === null
        ? nothing(quality, 'There is nothing to take the minus of.')
        : { value: -toNumber(value), quality };
    }
    case 'binary':
      return binary(expression, references);
    case 'call':
      return call(expression.name, expression.args, references);
  }
}

/** No value: for the reason that the operand gives, where it gives one. */
function nothing(quality: Quality, reason: string): Qualified {
  return levelOf(quality) === 'good' || levelOf(quality) === 'uncertain' ? refuse(reason) : { value: null, quality };
}

function binary(
  { operator, left, right }: Expression & { readonly type: 'binary' },
  references: References,
): Qualified {
  const one = evaluate(left, references);
  // The side that is not needed is not looked at.
  if (operator === '&&' && !toBoolean(one.value)) return { value: false, quality: one.quality };
  if (operator === '||' && toBoolean(one.value)) return { value: true, quality: one.quality };
  const other = evaluate(right, references);
  const quality = worse(one.quality, other.quality);
  if (needsValues(operator, one.value, other.value) && (one.value === null || other.value === null)) {
    return nothing(quality, `The ${one.value === null ? 'left' : 'right'} side of ${operator} has no value.`);
  }
  return { value: combine(operator, one.value, other.value), quality };
}

/** Whether an operator has no meaning for a value that is not there; texts are joined to nothing. */
function needsValues(operator: string, one: Json, other: Json): boolean {
  if (operator === '+') return typeof one !== 'string' && typeof other !== 'string';
  return !['=', '==', '!=', '<>', '&&', '||'].includes(operator);
}

function combine(operator: string, one: Json, other: Json): Json {
  switch (operator) {
    case '&&':
    case '||':
      return toBoolean(other);
    case '=':
    case '==':
      return areEqual(one, other);
    case '!=':
    case '<>':
      return !areEqual(one, other);
    case '<':
      return compare(one, other) < 0;
    case '<=':
      return compare(one, other) <= 0;
    case '>':
      return compare(one, other) > 0;
    case '>=':
      return compare(one, other) >= 0;
    case '+':
      return typeof one === 'string' || typeof other === 'string'
        ? toText(one) + toText(other)
        : toNumber(one) + toNumber(other);
    case '-':
      return toNumber(one) - toNumber(other);
    case '*':
      return toNumber(one) * toNumber(other);
    case '/':
      return finite(toNumber(one) / toNumber(other));
    case '%':
      return finite(toNumber(one) % toNumber(other));
    case '^':
      return finite(toNumber(one) ** toNumber(other));
    default:
      return refuse(`the operator ${operator} is not known`);
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : refuse('the result is not a number');
}

/** Whether two values are equal as `=` has it. */
export function areEqual(one: Json, other: Json): boolean {
  if (typeof one === 'object' || typeof other === 'object') return JSON.stringify(one) === JSON.stringify(other);
  return typeof one === typeof other ? one === other : toText(one) === toText(other);
}

function compare(one: Json, other: Json): number {
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0;
  return toNumber(one) - toNumber(other);
}

/** A function that looks at its arguments itself: which ones it evaluates, and what their quality means. */
type Form = (args: readonly Expression[], references: References) => Qualified;

/** Whether the level of a value is one of those. */
function ofLevel(...levels: readonly string[]): Form {
  return ([arg], references) =>
    arg === undefined
      ? refuse('it takes one value')
      : { value: levels.includes(levelOf(attempt(arg, references).quality)), quality: good };
}

/** Evaluates; an error becomes its quality. */
function attempt(expression: Expression, references: References): Qualified {
  try {
    return evaluate(expression, references);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return { value: null, quality: { code: 'Error_ExpressionEval', reason: error.message } };
  }
}

const chooseIf: Form = ([condition, whenTrue, whenFalse, ...more], references) => {
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined || more.length > 0) {
    refuse('if takes a condition and two values');
  }
  const held = evaluate(condition, references);
  const chosen = evaluate(toBoolean(held.value) ? whenTrue : whenFalse, references);
  return { value: chosen.value, quality: worse(held.quality, chosen.quality) };
};

/** The result at the place of the first candidate that equals the value. */
function match(
  value: Expression,
  candidates: readonly Expression[],
  results: readonly Expression[],
  otherwise: Expression,
  references: References,
): Qualified {
  const wanted = evaluate(value, references);
  let { quality } = wanted;
  const at = candidates.findIndex((candidate) => {
    const found = evaluate(candidate, references);
    quality = worse(quality, found.quality);
    return areEqual(found.value, wanted.value);
  });
  const chosen = evaluate(results[at] ?? otherwise, references);
  return { value: chosen.value, quality: worse(quality, chosen.quality) };
}

const chooseCase: Form = ([value, ...rest], references) => {
  const otherwise = rest.at(-1);
  if (value === undefined || otherwise === undefined || rest.length % 2 === 0 || rest.length < 3) {
    refuse('case takes a value, matches each with its result, and what holds otherwise');
  }
  const candidates = rest.slice(0, -1).filter((_, index) => index % 2 === 0);
  const results = rest.slice(0, -1).filter((_, index) => index % 2 === 1);
  return match(value, candidates, results, otherwise, references);
};

const chooseSwitch: Form = ([value, ...rest], references) => {
  const otherwise = rest.at(-1);
  if (value === undefined || otherwise === undefined || rest.length % 2 === 0 || rest.length < 3) {
    refuse('switch takes a value, its matches, as many results, and what holds otherwise');
  }
  const half = (rest.length - 1) / 2;
  return match(value, rest.slice(0, half), rest.slice(half, -1), otherwise, references);
};

/** What is not there is passed over, with its quality. */
const coalesce: Form = (args, references) => {
  let quality = good;
  for (const arg of args) {
    const found = evaluate(arg, references);
    if (found.value !== null) return found;
    quality = worse(quality, found.quality);
  }
  return { value: null, quality };
};

const tryTo: Form = ([wanted, instead, ...more], references) => {
  if (wanted === undefined || instead === undefined || more.length > 0)
    refuse('try takes a value and one in its place');
  const found = attempt(wanted, references);
  return levelOf(found.quality) === 'error' ? evaluate(instead, references) : found;
};

const isNull: Form = ([arg], references) =>
  arg === undefined
    ? refuse('isNull takes one value')
    : { value: evaluate(arg, references).value === null, quality: good };

const isAvailable: Form = ([arg], references) => {
  if (arg === undefined) return refuse('isAvailable takes one value');
  const { value, quality } = attempt(arg, references);
  return { value: value !== null && ['good', 'uncertain'].includes(levelOf(quality)), quality: good };
};

const readTag: Form = ([arg, ...more], references) => {
  if (arg === undefined || more.length > 0) return refuse('tag takes one path');
  if (references.tag === undefined) return refuse('no tag can be read here');
  const path = evaluate(arg, references);
  if (path.value === null) return { value: null, quality: path.quality };
  const found = references.tag(toText(path.value));
  return { value: found.value, quality: worse(path.quality, found.quality) };
};

const now: Form = ([rate], references) => {
  if (references.now === undefined) return refuse('there is no clock here');
  const every = rate === undefined ? { value: 1000, quality: good } : evaluate(rate, references);
  return { value: references.now(toNumber(every.value)), quality: every.quality };
};

const runScript: Form = ([name, rate, ...args], references) => {
  if (name === undefined) return refuse('runScript takes a function or a line of Python');
  if (references.runScript === undefined) return refuse('no script can be run here');
  const [called, every] = [name, ...(rate === undefined ? [] : [rate])].map((arg) => evaluate(arg, references));
  const given = args.map((arg) => evaluate(arg, references));
  const quality = [called, every, ...given].reduce(
    (worst, one) => (one === undefined ? worst : worse(worst, one.quality)),
    good,
  );
  const pollRate = toNumber(every?.value ?? 0);
  const found = references.runScript({ name: toText(called?.value), pollRate, args: given.map(({ value }) => value) });
  return { value: found.value, quality: worse(quality, found.quality) };
};

/** A cast with a second value, which holds where the first is not there or is no such thing. */
function orElse(name: string, [wanted, instead]: readonly Expression[], references: References): Qualified {
  if (wanted === undefined || instead === undefined) return refuse(`${name} takes one or two values`);
  const found = attempt({ type: 'call', name, args: [wanted] }, references);
  return found.value === null ? evaluate(instead, references) : found;
}
const casts = new Set('toint tointeger tolong tofloat todouble tostr tostring toboolean todate'.split(' '));

/** By lower-case name. */
const forms: Readonly<Record<string, Form>> = {
  if: chooseIf,
  case: chooseCase,
  switch: chooseSwitch,
  coalesce,
  try: tryTo,
  isnull: isNull,
  isgood: ofLevel('good'),
  isuncertain: ofLevel('uncertain'),
  isbad: ofLevel('bad'),
  iserror: ofLevel('error'),
  isbadorerror: ofLevel('bad', 'error'),
  isavailable: isAvailable,
  tag: readTag,
  now,
  runscript: runScript,
};

/** The region of the session whose properties are read; this computer's zone where there is none. */
export function regionOf(read: (path: string) => Pick<Qualified, 'value'>): Region {
  const text = (path: string): string | undefined => {
    const { value } = read(path);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    locale: text('session.props.locale') ?? 'en',
    zone: text('session.props.timeZoneId') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function call(name: string, args: readonly Expression[], references: References): Qualified {
  const lower = name.toLowerCase();
  const form = Object.hasOwn(forms, lower) ? forms[lower] : undefined;
  if (form !== undefined) return form(args, references);
  if (casts.has(lower) && args.length === 2) return orElse(name, args, references);
  if (!hasFunction(lower)) {
    refuse(
      unsupportedFunctions.has(lower)
        ? `the function ${name} is not supported in this version`
        : `there is no function ${name}`,
    );
  }
  const given = args.map((arg) => evaluate(arg, references));
  return {
    value: callFunction(
      lower,
      given.map(({ value }) => value),
      () => regionOf(references.read),
    ),
    quality: given.reduce((worst, { quality }) => worse(worst, quality), good),
  };
}
