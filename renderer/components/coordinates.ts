/** How a coordinate container places what is in it. */
import { coordinatePosition } from '../../electron/contract/components/coordinates.ts';
import { readAll } from '../../electron/contract/components/shapes.ts';
import type { JsonObject } from '../../electron/contract/json.ts';
import { turned } from './flex.ts';
import type { Layout } from './style.ts';

/** A coordinate as CSS has it: of a container in percent a number is a part of it, of any other pixels. */
export function coordinate(value: number | string, isPercent: boolean): string {
  if (typeof value === 'string') return value;
  return isPercent ? `${value * 100}%` : `${value}px`;
}

/** Where a child stands, by its position. */
export function coordinateItem(position: JsonObject, isPercent: boolean): Layout {
  const { x, y, width, height } = readAll(coordinatePosition, position);
  return {
    position: 'absolute',
    left: coordinate(x, isPercent),
    top: coordinate(y, isPercent),
    width: coordinate(width, isPercent),
    height: coordinate(height, isPercent),
    ...turned(position['rotate']),
  };
}
