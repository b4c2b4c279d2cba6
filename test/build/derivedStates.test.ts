import { expect, it } from 'vitest';
import { derivedStates } from '../../build/gallery/derived.ts';
import { stories } from '../../build/gallery/stories/index.ts';
import type { Story } from '../../build/gallery/story.ts';

it.each(stories)('$type has the states that every type can be in', (story) => {
  const names = Object.keys({ ...story.states, ...derivedStates(story) });
  const doubtful = story.doubtful === undefined ? [] : ['Bad quality'];
  expect([...names, ...doubtful]).toEqual(
    expect.arrayContaining(['Right to left', 'Error', 'Not found', 'Bad quality']),
  );
});

const story: Story = {
  type: 'ia.input.dropdown',
  doubtful: { value: 1 },
  props: { options: [{ value: 1, label: 'Line 1' }] },
  states: { Default: { props: { value: 1, style: { padding: 4 } } }, Empty: { props: { value: null } } },
};

it('a long text is in each text that a person reads, and in no value', () => {
  const options = derivedStates(story)['Long text']?.props?.['options'];
  expect(options).toEqual([{ value: 1, label: expect.stringMatching(/^Line 1: .{60,}/) }]);
});

it('text to the left keeps the style that the story has', () => {
  expect(derivedStates(story)['Right to left']?.props?.['style']).toEqual({ padding: 4, direction: 'rtl' });
});

it('a value in error is bound, and set by nothing else', () => {
  const { props, propConfig } = derivedStates(story)['Error'] ?? {};
  expect(props).not.toHaveProperty('value');
  expect(propConfig).toHaveProperty(['props.value', 'binding', 'type'], 'expr');
});

it('a state that the story has itself is not made', () => {
  expect(derivedStates(story)).not.toHaveProperty('Empty');
});
