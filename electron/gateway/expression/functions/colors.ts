/** Functions of colors, which are texts here as CSS has them: `#FF8000`, and `#FF800080` where something is seen through it. */
import { colorNames } from '../colorNames.ts';
import { needed, refuse, toNumber, toWhole, type Value } from '../values.ts';
import { plainFunction, type Functions } from './definition.ts';

/** Red, green, blue, and how little is seen through it, each from 0 to 255. */
type Parts = readonly [red: number, green: number, blue: number, alpha: number];

const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i;
/** Our own way to write one that something is seen through. */
const hexWithAlpha = /^#[0-9a-f]{8}$/i;

function partsOf(value: Value | undefined): Parts {
  const text = needed(value).trim();
  const digits = hexWithAlpha.test(text) ? text.slice(1) : (hex.exec(text)?.[1] ?? colorNames.get(text.toLowerCase()));
  if (digits !== undefined) {
    const pairs = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
    const [red = 0, green = 0, blue = 0, alpha = 255] = (pairs.match(/../g) ?? []).map((pair) =>
      Number.parseInt(pair, 16),
    );
    return [red, green, blue, alpha];
  }
  const numbers = /\d/.test(text) && /^[^\d]*\d+([^\d]+\d+){2,3}[^\d]*$/.test(text) ? text.match(/\d+/g) : null;
  const [red = 256, green = 256, blue = 256, alpha = 255] = (numbers ?? []).map(Number);
  return within([red, green, blue, alpha]) ?? refuse(`"${text}" is no color`);
}

function within(parts: Parts): Parts | undefined {
  return parts.every((part) => part >= 0 && part <= 255) ? parts : undefined;
}

function written([red, green, blue, alpha]: Parts): string {
  const parts = [red, green, blue, ...(alpha === 255 ? [] : [alpha])];
  return `#${parts.map((part) => part.toString(16).padStart(2, '0').toUpperCase()).join('')}`;
}

/** A shade of Java's. */
const shade = 0.7;

function brighter([red, green, blue, alpha]: Parts): Parts {
  const least = Math.floor(1 / (1 - shade));
  if (red + green + blue === 0) return [least, least, least, alpha];
  const [r, g, b] = [red, green, blue].map((part) =>
    Math.min(255, Math.floor((part > 0 && part < least ? least : part) / shade)),
  );
  return [r ?? 0, g ?? 0, b ?? 0, alpha];
}

function darker([red, green, blue, alpha]: Parts): Parts {
  return [Math.floor(red * shade), Math.floor(green * shade), Math.floor(blue * shade), alpha];
}

/** Between two colors, as far as a number is between two others; one of the two beyond them. */
function gradient(number: number, low: number, high: number, from: Parts, to: Parts): Parts {
  const share = (number - low) / (high - low);
  if (Number.isNaN(share)) refuse(`${number} has no place between ${low} and ${high}`);
  const part = Math.min(1, Math.max(0, share));
  const mixed = (one: number, other: number): number => Math.floor(one + (other - one) * part);
  return [mixed(from[0], to[0]), mixed(from[1], to[1]), mixed(from[2], to[2]), mixed(from[3], to[3])];
}

/** A text as a color. Throws for what is none. */
export function toColor(value: Value): Value {
  return written(partsOf(value));
}

export const colorFunctions: Functions = {
  color: plainFunction([3, 4], (red, green, blue, alpha) => {
    const parts: Parts = [toWhole(red), toWhole(green), toWhole(blue), alpha === undefined ? 255 : toWhole(alpha)];
    return written(within(parts) ?? refuse(`a color has parts from 0 to 255, not ${parts.join(', ')}`));
  }),
  brighter: plainFunction([1, 1], (color) => written(brighter(partsOf(color)))),
  darker: plainFunction([1, 1], (color) => written(darker(partsOf(color)))),
  gradient: plainFunction([5, 5], (value, low, high, lowColor, highColor) =>
    written(gradient(toNumber(value), toNumber(low), toNumber(high), partsOf(lowColor), partsOf(highColor))),
  ),
};
