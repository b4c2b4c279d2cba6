/** Keeps the texts of a moment (`formattedValue`, `formattedValues`) at its value. */
import { declarationOf } from '../../contract/components/index.ts';
import { millisOf, unformatted } from '../../contract/components/shapes.ts';
import { CountersignError } from '../../contract/errors.ts';
import { textOf, type Json } from '../../contract/json.ts';
import { momentParts } from '../../format/momentParts.ts';
import { formatMoment } from '../../format/momentPattern.ts';
import { keepDerived, type Derived } from './derived.ts';
import type { Component } from './tree.ts';

/** Follows the value of a component that holds a moment, on the clock of the session. Returns what ends it. */
export function followMoment(component: Component, region: () => { readonly zone: string }): () => void {
  const { properties, definition } = component;
  const read = (name: string): Json | undefined =>
    declarationOf(definition.type)?.properties[name] === undefined ? undefined : properties.get(['props', name]);
  const derive = (): Derived => {
    const millis = millisOf(read('value'));
    const pattern = textOf(read('format'));
    const format = unformatted.has(pattern) ? 'lll' : pattern;
    const locale = textOf(read('locale'));
    const write = (part: string | null): string | null =>
      millis === undefined || part === null ? null : formatMoment(millis, part, region().zone, locale);
    try {
      return textsOf(textOf(read('pickerType')), format, write);
    } catch (error) {
      // What cannot be written is named by the component; a text of a value before would be another's.
      if (error instanceof CountersignError) return textsOf(textOf(read('pickerType')), format, () => null);
      throw error;
    }
  };
  return keepDerived(component, derive, { source: ['props', 'value'] });
}

function textsOf(type: string, format: string, write: (part: string | null) => string | null): Derived {
  const whole = write(format);
  const parts = momentParts(format);
  const named: Readonly<Record<string, string | null>> =
    type === 'datetime'
      ? { datetime: whole, date: write(parts.date), time: write(parts.time) }
      : { [type === 'time' ? 'time' : 'date']: whole };
  return [
    [['props', 'formattedValue'], whole],
    ...Object.entries(named).map(([name, text]) => [['props', 'formattedValues', name], text] as const),
  ];
}
