/** What the operators make of values, but for `&&` and `||`, which look at their second side only where it counts. */
import { compare, equal, like } from './comparing.ts';
import {
  bounded,
  double,
  isDouble,
  isNothing,
  isNumber,
  longOf,
  refuse,
  toBoolean,
  toNumber,
  toNumeric,
  toText,
  toWhole,
  type Region,
  type Value,
} from './values.ts';

type Operator = (one: Value, other: Value, region: () => Region) => Value;

/** Numbers stay whole where both are, up to those of 64 bits; one double makes a double. */
function arithmetic(
  reckon: (one: number, other: number) => number,
  exactly?: (one: bigint, other: bigint) => bigint,
): Operator {
  return (one, other) => {
    const [left, right] = [toNumeric(one), toNumeric(other)];
    const [first, second] = [toNumber(left), toNumber(right)];
    const result = reckon(first, second);
    if (isDouble(left) || isDouble(right)) return double(result);
    const isExact = exactly === undefined || Number.isSafeInteger(result) || !(Math.abs(result) < 2 ** 63);
    return isExact ? result + 0 : longOf(exactly(BigInt(first), BigInt(second)));
  };
}

const sum = arithmetic(
  (one, other) => one + other,
  (one, other) => one + other,
);

/** A sum of two numbers; anything else is joined as texts. */
const plus: Operator = (one, other, region) =>
  isNumber(one) && isNumber(other) ? sum(one, other, region) : bounded(toText(one, region) + toText(other, region));

/** Whole numbers of 64 bits, as Java's `long`; two truths are joined as such. */
function bitwise(join: (one: bigint, other: bigint) => bigint): Operator {
  return (one, other) => {
    const bits = BigInt.asIntN(64, join(BigInt(toWhole(one)), BigInt(toWhole(other))));
    return typeof one === 'boolean' && typeof other === 'boolean' ? bits === 1n : longOf(bits);
  };
}

function ordered(holds: (difference: number) => boolean): Operator {
  return (one, other, region) => holds(compare(one, other, region));
}

const power: Operator = (one, other) => {
  const [left, right] = [toNumeric(one), toNumeric(other)];
  const result = toNumber(left) ** toNumber(right);
  const isWhole = !isDouble(left) && !isDouble(right) && Number.isSafeInteger(result);
  return isWhole ? result + 0 : double(result);
};

const operators: Readonly<Record<string, Operator>> = {
  '=': (one, other, region) => equal(one, other, region),
  '!=': (one, other, region) => !equal(one, other, region),
  '<': ordered((difference) => difference < 0),
  '<=': ordered((difference) => difference <= 0),
  '>': ordered((difference) => difference > 0),
  '>=': ordered((difference) => difference >= 0),
  like,
  '+': plus,
  '-': arithmetic(
    (one, other) => one - other,
    (one, other) => one - other,
  ),
  '*': arithmetic(
    (one, other) => one * other,
    (one, other) => one * other,
  ),
  '/': (one, other) => double(toNumber(one) / toNumber(other)),
  '%': arithmetic((one, other) => one % other),
  '^': power,
  '&': bitwise((one, other) => one & other),
  '|': bitwise((one, other) => one | other),
  xor: bitwise((one, other) => one ^ other),
  // As in Java, a shift by 64 is one by 0.
  '<<': bitwise((one, other) => one << (other & 63n)),
  '>>': bitwise((one, other) => one >> (other & 63n)),
};

/** What an operator of two sides does. Throws `illegal-argument` for a sign that is none. */
export function operatorOf(sign: string): Operator {
  return operators[sign] ?? refuse(`the operator ${sign} is not known`);
}

/** Whether an operator has no meaning where a side is null; texts are joined to nothing. */
export function needsValues(sign: string, one: Value, other: Value): boolean {
  if (sign === '=' || sign === '!=') return false;
  return sign !== '+' || isNothing(one) === isNothing(other) || isNumber(one) || isNumber(other);
}

/** What an operator before a value makes of it; null has none. Throws `illegal-argument`. */
export function applyUnary(sign: string, value: Value): Value {
  switch (sign) {
    case '!':
      return !toBoolean(value);
    case '-':
      return isDouble(toNumeric(value)) ? double(-toNumber(value)) : -toNumber(value) + 0;
    case '~':
      return longOf(~BigInt(toWhole(value)));
    default:
      return refuse(`the operator ${sign} is not known`);
  }
}
