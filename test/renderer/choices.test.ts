import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf, type Json } from '../../electron/contract/json.ts';
import { dropdown } from '../../electron/contract/components/choosing.ts';
import { datasetValue } from '../../electron/contract/values.ts';
import { choicesOf, chosenOf, searched, toggled } from '../../renderer/components/choices.ts';
import { notObeyed } from '../../renderer/components/notObeyed.ts';

const region = { zone: 'UTC', locale: 'en-GB' };
const known = (value: Json, label: string) => ({ value, label, isDisabled: false });
const column = (name: string, data: readonly Json[]) => ({ name, type: 'Object', data });

describe('choices of a dropdown', () => {
  it.each<[string, Json]>([
    ['objects', [{ value: 1, label: 'One' }, { value: 'x' }]],
    [
      'a dataset by its names',
      datasetValue([column('label', ['One', null]), column('more', [0, 0]), column('value', [1, 'x'])]),
    ],
    ['a dataset by its places', datasetValue([column('id', [1, 'x']), column('name', ['One', ''])])],
  ])('are read of %s', (_, options) => {
    expect(choicesOf(options, region)).toEqual([known(1, 'One'), known('x', 'x')]);
  });

  it('are plain values too, and none of what is no list', () => {
    expect(choicesOf(['a', 2], region)).toEqual([known('a', 'a'), known(2, '2')]);
    expect([null, '', 5, {}].flatMap((one) => choicesOf(one, region))).toEqual([]);
  });

  it('are named where they are neither a list nor a dataset', () => {
    const named = (options: Json) => notObeyed({ props: { options } }, dropdown, { region, styleClasses: {} });
    expect(named({ a: 1 })).toEqual(['options: {"a":1}']);
    expect([[], ['a'], null, '', datasetValue([column('value', [1])])].flatMap(named)).toEqual([]);
  });

  it('are numbers for the truths that a controller holds of them', () => {
    const choices = choicesOf([{ value: 0, label: 'Off' }, { value: 1, label: 'On' }, { value: 2 }], region);
    expect([true, false].flatMap((held) => chosenOf(choices, held, false, region))).toEqual([
      { value: true, label: 'On', isKnown: true },
      { value: false, label: 'Off', isKnown: true },
    ]);
    const truths = choicesOf([{ value: true }, { value: false }], region);
    expect(chosenOf(truths, 1, false, region)[0]?.isKnown).toBe(true);
    expect(chosenOf(truths, 2, false, region)[0]?.isKnown).toBe(false);
  });

  it('are chosen by type first, and by what they read as', () => {
    const choices = choicesOf(
      [
        { value: '1', label: 'Text' },
        { value: 1, label: 'Number' },
        { value: 2, label: 'Two' },
      ],
      region,
    );
    const labels = (value: Json, isMany = false) => chosenOf(choices, value, isMany, region).map(({ label }) => label);
    expect(labels(1)).toEqual(['Number']);
    expect(labels('1')).toEqual(['Text']);
    expect(labels('2')).toEqual(['Two']);
    expect(labels([2, '1'], true)).toEqual(['Two', 'Text']);
    expect(labels(2, true)).toEqual(['Two']);
    expect(chosenOf(choices, 'gone', false, region)).toEqual([{ value: 'gone', label: 'gone', isKnown: false }]);
  });

  it('are not chosen by nothing, unless nothing is one of them', () => {
    const none: Json = [{ value: null, label: 'None' }];
    expect(chosenOf(choicesOf(['a'], region), null, false, region)).toEqual([]);
    expect(chosenOf(choicesOf(['a'], region), '', false, region)).toEqual([]);
    expect(chosenOf(choicesOf(none, region), null, false, region)).toMatchObject([{ label: 'None', isKnown: true }]);
    expect(chosenOf(choicesOf(none, region), null, true, region)).toEqual([]);
  });

  it('may be dates, which read as on a label, and are one where their moment is', () => {
    const date = (at: number): Json => ({ $: ['ts', 192, 0], $ts: at });
    const noon = Date.UTC(2026, 0, 2, 12);
    for (const options of [[date(noon)], [{ value: date(noon) }]]) {
      const choices = choicesOf(options, region);
      const [label = ''] = choices.map((one) => one.label);
      expect(label).toContain('2026');
      expect(label).not.toContain('$');
      expect(chosenOf(choices, { $ts: noon }, false, region)).toMatchObject([{ label, isKnown: true }]);
      expect(chosenOf(choices, date(noon + 1), false, region)).toMatchObject([{ isKnown: false }]);
    }
  });

  it('are searched anywhere or from their start, in capitals or not', () => {
    const choices = choicesOf(['Line one', 'Spare line'], region);
    expect(searched(choices, 'LINE', 'any')).toHaveLength(2);
    expect(searched(choices, 'line', 'start').map(({ label }) => label)).toEqual(['Line one']);
    expect(searched(choices, '', undefined)).toEqual(choices);
  });

  it('are as they were after two presses, but for their order', () => {
    const value = fc.oneof(fc.integer(), fc.string({ maxLength: 3 }), fc.boolean(), fc.constant(null));
    // A truth and the number that is written for it are one choice.
    const choice = (held: Json): string => textOf(typeof held === 'boolean' ? Number(held) : held);
    fc.assert(
      fc.property(fc.uniqueArray(value, { selector: choice }), value, (values, pressed) => {
        const twice = toggled(toggled(values, pressed), pressed);
        expect(twice.map(choice).toSorted()).toEqual(values.map(choice).toSorted());
      }),
    );
  });
});
