/** All functions of the expression language, by their names in any case. */
import { aggregateFunctions } from './functions/aggregates.ts';
import { alarmFunctions } from './functions/alarms.ts';
import { castFunctions } from './functions/casts.ts';
import { colorFunctions } from './functions/colors.ts';
import { datasetFunctions } from './functions/datasets.ts';
import { dateFunctions } from './functions/dates.ts';
import type { FunctionDefinition } from './functions/definition.ts';
import { jsonFunctions } from './functions/json.ts';
import { logicFunctions } from './functions/logic.ts';
import { mathFunctions } from './functions/math.ts';
import { qualityFunctions } from './functions/quality.ts';
import { reachingFunctions } from './functions/reaching.ts';
import { textFunctions } from './functions/text.ts';
import { unsupportedFunctions } from './unsupported.ts';

export { toBoolean, toText } from './values.ts';

/** The families, as the documentation lists them. */
export const functionFamilies = {
  logic: logicFunctions,
  reaching: reachingFunctions,
  quality: qualityFunctions,
  text: textFunctions,
  date: dateFunctions,
  math: mathFunctions,
  aggregate: aggregateFunctions,
  dataset: datasetFunctions,
  cast: castFunctions,
  color: colorFunctions,
  json: jsonFunctions,
  alarm: alarmFunctions,
} as const;

const known: ReadonlyMap<string, FunctionDefinition> = new Map(
  Object.values(functionFamilies).flatMap((family) =>
    Object.entries(family).map(([name, definition]) => [name.toLowerCase(), definition] as const),
  ),
);

/** The function of a name in any case; undefined where there is none. */
export function functionNamed(name: string): FunctionDefinition | undefined {
  return known.get(name.toLowerCase());
}

/** Why a function of that name (in any case) cannot be called, without a full stop; undefined where it can. */
export function whyNoFunction(name: string): string | undefined {
  if (known.has(name.toLowerCase())) return undefined;
  const reason = unsupportedFunctions.get(name.toLowerCase());
  return reason === undefined ? `there is no function ${name}` : `the function ${name} ${reason}`;
}

/** Why a function cannot be called with so many arguments, without a full stop; undefined where it can. */
export function whyNoCall(name: string, given: number): string | undefined {
  const definition = functionNamed(name);
  if (definition === undefined) return whyNoFunction(name);
  const { takes, inPairs = false } = definition;
  const [least, most] = takes;
  if (given >= least && given <= most && (!inPairs || given % 2 === 0)) return undefined;
  return `the function ${name} takes ${counted(least, most)}${inPairs ? ', an even number' : ''}, not ${given}`;
}

function counted(least: number, most: number): string {
  if (most === 0) return 'no arguments';
  if (most === Infinity) return `${least} arguments or more`;
  if (least === most) return least === 1 ? '1 argument' : `${least} arguments`;
  return `${least} to ${most} arguments`;
}
