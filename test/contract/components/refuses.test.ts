import { describe, expect, it } from 'vitest';
import { declarationOf } from '../../../electron/contract/components/index.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';

const refusal = (type: string, props: JsonObject, property: string, value: Json): string | undefined =>
  declarationOf(`ia.${type}`)?.refuses?.(props, [property], value);

describe('a truth value of a controller', () => {
  const items = [{ label: 'A', items: [{ label: 'B' }] }];

  it.each<[type: string, props: JsonObject, property: string, value: Json, reason: string]>([
    ['display.tree', { items, interactable: 0 }, 'selection', ['0'], 'Nothing can be selected here.'],
    [
      'display.tree',
      { items, branchNodeSelectable: 'false' },
      'selection',
      ['0'],
      'Only what has nothing in it can be',
    ],
    ['input.checkbox', { triState: 0 }, 'selected', null, 'It is ticked or it is not.'],
    ['input.dropdown', { options: ['a'], allowCustomOptions: 0 }, 'value', 'b', 'This is none of the choices.'],
  ])('forbids of a %s: %j', (type, props, property, value, reason) => {
    expect(refusal(type, props, property, value)).toContain(reason);
  });

  it.each<[type: string, props: JsonObject, property: string, value: Json]>([
    ['input.checkbox', { triState: 1 }, 'selected', null],
    ['input.dropdown', { options: ['a'], showClearIcon: 1 }, 'value', null],
    ['input.dropdown', { options: ['a', 'b'], multiSelect: 'true' }, 'value', ['a', 'b']],
    ['input.dropdown', { options: ['a'], allowCustomOptions: 1 }, 'value', 'b'],
  ])('allows of a %s: %j', (type, props, property, value) => {
    expect(refusal(type, props, property, value)).toBeUndefined();
  });

  it('switches a pad for drawings off', () => {
    const refuses = declarationOf('ia.input.signature-pad')?.files?.refuses;
    expect(refuses?.({ enabled: 0 }, { name: 'a', size: 1 })).toBe('This is switched off.');
    expect(refuses?.({ actionBar: { submitButton: { enabled: 0 } } }, { name: 'a', size: 1 })).toBe(
      'This is switched off.',
    );
  });
});

describe('a choice that is switched off', () => {
  const options = [{ value: 1 }, { value: 2, isDisabled: 1 }, { label: 'no value' }];
  const dataset = {
    $columns: [
      { name: 'value', data: [1, 2] },
      { name: 'isDisabled', data: [false, true] },
    ],
  };

  it.each<[name: string, options: Json]>([
    ['list', options],
    ['dataset', dataset],
  ])('is not chosen of a %s', (_name, given) => {
    expect(refusal('input.dropdown', { options: given }, 'value', 1)).toBeUndefined();
    expect(refusal('input.dropdown', { options: given }, 'value', 2)).toBe('This is none of the choices.');
    expect(refusal('input.dropdown', { options: given }, 'value', null)).toBe('This is none of the choices.');
  });

  it('stays where it is held beside others', () => {
    const props = { options, multiSelect: true, value: [2] };
    expect(refusal('input.dropdown', props, 'value', [1, 2])).toBeUndefined();
  });
});
