/**
 * Transforms of the kind `map`: `{inputType: scalar | range | expression, outputType, mappings: [{input, output}],
 * fallback}`. The first row that fits counts; the quality passes through.
 */
import { memberOf, type ExactValue } from '../../../contract/doubles.ts';
import { isJsonObject, textOf, type Json, type JsonObject } from '../../../contract/json.ts';
import { equal } from '../../expression/comparing.ts';
import { regionOf, type Qualified } from '../../expression/evaluate.ts';
import { levelOf, worse } from '../../platform/quality.ts';
import type { Region } from '../../expression/values.ts';
import { attempt, type BindingScope } from '../bindings/binding.ts';
import { openExpression } from '../bindings/expression.ts';
import { following } from './expression.ts';
import { madeOf, plain, unreadable, type OpenTransform } from './transform.ts';

/** Whether a row fits a value. */
type Fits = (value: Json) => boolean;

const literal = new Set(['scalar', 'primitive', 'color', 'style-list', 'document', undefined]);

/** A number, or a text that is one; undefined for anything else. */
function numberOf(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : undefined;
}

/** The end of a range: undefined for one that is open, null for what is none. */
function endOf(value: Json | undefined): number | undefined | null {
  return value === undefined || value === null || value === '' ? undefined : (numberOf(value) ?? null);
}

/** Whether an end of a range is outside of it: not, where nothing is said; null for what says neither. */
function isOutside(value: Json | undefined): boolean | null {
  return value === undefined || value === null ? false : typeof value === 'boolean' ? value : null;
}

/** Both ends of a range belong to it unless it says otherwise; one that is not there is open. Undefined for what is no range. */
function inRange(input: Json | undefined): Fits | undefined {
  if (!isJsonObject(input)) return undefined;
  const [min, max] = [endOf(input['min']), endOf(input['max'])];
  const [above, below] = [isOutside(input['exclusiveMin']), isOutside(input['exclusiveMax'])];
  if (min === null || max === null || above === null || below === null) return undefined;
  return (value) => {
    const number = numberOf(value);
    if (number === undefined) return false;
    if (min !== undefined && (above ? number <= min : number < min)) return false;
    return max === undefined || (below ? number < max : number <= max);
  };
}

/** The rows of a map, none where it says nothing of them; a text says why they cannot be read. */
function rowsOf({ mappings }: JsonObject): readonly JsonObject[] | string {
  if (mappings === undefined || mappings === null) return [];
  if (!Array.isArray(mappings)) return `the rows of a map are no list: ${textOf(mappings)}`;
  const given = mappings as readonly Json[];
  const rows = given.filter((row) => isJsonObject(row));
  const odd = given.findIndex((row) => !isJsonObject(row));
  return odd < 0 ? rows : `the row ${odd + 1} of a map has no input and output: ${textOf(given[odd])}`;
}

export const mapTransform: OpenTransform = (config, scope, emit, fail) => {
  const { inputType = 'scalar', outputType } = config;
  const kind = typeof outputType === 'string' ? outputType : undefined;
  const isOutputExpression = kind === 'expression';
  if (!isOutputExpression && !literal.has(kind))
    return unreadable(`a map gives no ${JSON.stringify(outputType)}`, fail);
  const rows = rowsOf(config);
  if (typeof rows === 'string') return unreadable(rows, fail);
  const region = (): Region => regionOf(scope.references.read);
  /** What the row at a place gives; what holds where no row fits for none. */
  const outputAt = (at: number): ExactValue => {
    const row = rows[at];
    return row === undefined ? memberOf(config, 'fallback') : memberOf(row, 'output');
  };
  if (inputType === 'scalar' || inputType === 'primitive' || inputType === 'range') {
    const ranges = inputType === 'range' ? rows.map(({ input }) => inRange(input)) : undefined;
    const odd = ranges?.indexOf(undefined) ?? -1;
    if (odd >= 0) return unreadable(`the row ${odd + 1} of a map has no range: ${textOf(rows[odd]?.['input'])}`, fail);
    const fits = rows.map(({ input = null }, row): Fits => ranges?.[row] ?? ((value) => equal(input, value, region)));
    const chosen = (given: Qualified): Qualified => ({
      ...madeOf(given, null),
      ...outputAt(fits.findIndex((one) => one(given.value))),
    });
    if (!isOutputExpression) {
      return plain('Error_Configuration', chosen, emit, fail);
    }
    return following((own, input) => mapped(own, () => chosen(input())), scope, emit, fail);
  }
  if (inputType !== 'expression') return unreadable(`a map takes no ${JSON.stringify(inputType)}`, fail);
  return following(
    (own, input) => {
      const inputs = rows.map((row) => openExpression(textOf(row['input']), own));
      // What cannot be read may be what was meant: the choice is as good as what was looked at for it.
      const choose = (given: Qualified): Qualified => {
        let { quality } = given;
        for (const [at, one] of inputs.entries()) {
          const found = attempt(one);
          if (levelOf(found.quality) === 'error') return { ...found, value: null };
          quality = worse(quality, found.quality);
          if (equal(found.value, given.value, region)) return { ...madeOf(given, null), ...outputAt(at), quality };
        }
        return { ...madeOf(given, null), ...outputAt(-1), quality };
      };
      return isOutputExpression ? mapped(own, () => choose(input())) : () => choose(input());
    },
    scope,
    emit,
    fail,
  );
};

/** The value of the expression that is chosen. */
function mapped(scope: BindingScope, choose: () => Qualified): () => Qualified {
  const outputs = new Map<string, () => Qualified>();
  return () => {
    const chosen = choose();
    const { value: output, quality } = chosen;
    if (typeof output !== 'string') return chosen;
    const known = outputs.get(output) ?? openExpression(output, scope);
    outputs.set(output, known);
    const made = known();
    return { ...chosen, isDouble: false, ...made, quality: worse(quality, made.quality) };
  };
}
