import { describe, expect, it } from 'vitest';
import { drawingOf, stylesInInput, unreadInInput } from '../../electron/contract/inputParts.ts';
import type { JsonObject } from '../../electron/contract/json.ts';
import { styleValue } from '../../electron/contract/styles.ts';

const parts = (type: string, props: JsonObject) =>
  unreadInInput(`ia.input.${type}`, props, styleValue).map(({ at, what }) =>
    what === undefined ? at : `${at}: ${what}`,
  );

describe('what is not obeyed inside of inputs', () => {
  it('is nothing where a project asks what inputs do', () => {
    expect(parts('text-area', { wrap: 'off', resize: 'both' })).toEqual([]);
    expect(
      parts('checkbox', {
        textPosition: 'top',
        checkedIcon: { path: 'material/circle', color: { enabled: '#fff', disabled: 'red' }, style: { fontSize: 16 } },
        uncheckedIcon: {},
      }),
    ).toEqual([]);
    expect(
      parts('dropdown', {
        placeholder: { text: 'Line', color: '#aaa', icon: { path: 'material/search', color: 'red' } },
        search: { enabled: true, matching: 'start', noResultsText: 'Nothing', searchParam: '' },
        textAlign: 'center',
      }),
    ).toEqual([]);
    expect(parts('dropdown', { placeholder: 'Line' })).toEqual([]);
  });

  it('is named, with what stands there', () => {
    expect(parts('text-area', { wrap: 'around', resize: true })).toEqual(['wrap: "around"', 'resize: true']);
    expect(
      parts('checkbox', {
        textPosition: 'inside',
        checkedIcon: { path: 'acme/tick', size: 5, color: { enabled: 'url(x)' } },
      }),
    ).toEqual([
      'textPosition: "inside"',
      'checkedIcon.size',
      'checkedIcon.path: "acme/tick"',
      'checkedIcon.color.enabled: "url(x)"',
    ]);
    expect(
      parts('dropdown', {
        placeholder: { color: 'url(x)', icon: { path: 'acme/line' }, size: 2 },
        search: { matching: 'end', marginLeft: '8px', searchParam: 'x' },
        textAlign: 'middle',
      }),
    ).toEqual([
      'placeholder.size',
      'placeholder.color: "url(x)"',
      'placeholder.icon.path: "acme/line"',
      'search.marginLeft',
      'search.searchParam',
      'search.matching: "end"',
      'textAlign: "middle"',
    ]);
  });

  it('has the styles of icons at their places', () => {
    expect(stylesInInput('ia.input.checkbox', { uncheckedIcon: { style: { color: 'red' } } })).toContainEqual([
      'uncheckedIcon.style',
      { color: 'red' },
    ]);
    expect(stylesInInput('ia.input.text-field', {})).toEqual([]);
  });

  it('takes for the name of a drawing only what can be one', () => {
    expect(drawingOf('material/check_circle')).toBe('check_circle');
    for (const path of ['material/../x', 'acme/tick', 'material/', null, 5]) expect(drawingOf(path)).toBeUndefined();
  });
});
