import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountersignError } from '../../../electron/contract/errors.ts';
import { writeInside } from '../../../electron/contract/inside.ts';
import type { Json } from '../../../electron/contract/json.ts';
import { testClock } from '../../support/clock.ts';
import { openStation } from '../../support/station.ts';
import { project } from './scene.ts';

const holder = { type: 'ia.display.label', meta: { name: 'Holder' }, props: { data: [{ v: 1 }, { v: 2 }], text: '' } };

async function openScene() {
  const clock = testClock();
  const station = await openStation({ clock, files: project([holder]) });
  const page = station.openPage();
  const { pageId } = page.snapshot();
  const own = station.gateway.perspective.page(pageId);
  const component = own?.component(page.node('Holder').id);
  if (own === undefined || component === undefined) throw new Error('The page has no such component.');
  const shown = new Map<string, Json>(Object.entries(page.node('Holder').props));
  return {
    write: (path: readonly (string | number)[], value: Json) => own.put(component, ['props', ...path], value),
    /** What was sent since it was asked last, after a frame; the props of the page hold it then. */
    sent: () => {
      clock.advance(16);
      return page.deltas.splice(0).map((delta) => {
        if (delta.kind !== 'prop') return delta.kind;
        const [name, ...inner] = delta.path;
        shown.set(name, writeInside(shown.get(name), inner, delta.value));
        return delta.path;
      });
    },
    shown: () => Object.fromEntries(shown),
    /** What the gateway holds. */
    held: () => page.frame.resume().root.children[0]?.props,
  };
}

describe('changes of properties', () => {
  it('travel as what was written, and not as the whole property', async () => {
    const { write, sent } = await openScene();
    write(['data', 1, 'v'], 3);
    expect(sent()).toEqual([['data', 1, 'v']]);
  });

  it('of what is around others take their place, and those inside of it are told with it', async () => {
    const { write, sent, shown } = await openScene();
    write(['data', 0, 'v'], 5);
    write(['data'], [{ v: 7 }]);
    write(['data', 0, 'v'], 8);
    expect(sent()).toEqual([['data']]);
    expect(shown()['data']).toEqual([{ v: 8 }]);
  });

  it('that write what is there already are not told', async () => {
    const { write, sent } = await openScene();
    write(['data', 1], { v: 2 });
    write(['text'], '');
    expect(sent()).toEqual([]);
  });

  it('leave the page with what the gateway holds, whatever was written where', async () => {
    const { write, sent, shown, held } = await openScene();
    const key = fc.constantFrom<string | number>('a', 'b', 0, 1, 2);
    const path = fc
      .tuple(fc.constantFrom('data', 'text', 'more'), fc.array(key, { maxLength: 3 }))
      .map(([name, inner]) => [name, ...inner]);
    const value = fc.constantFrom<Json>(1, 'x', null, {}, [], [1, 2], { a: { b: 1 } }, [{ a: 1 }, { b: 2 }]);
    fc.assert(
      fc.property(fc.array(fc.record({ path, value, isFrame: fc.boolean() }), { maxLength: 30 }), (writes) => {
        for (const one of writes) {
          try {
            write(one.path, one.value);
          } catch (error) {
            // A path that cannot be changes nothing on either side.
            if (!(error instanceof CountersignError)) throw error;
          }
          if (one.isFrame) sent();
        }
        sent();
        expect(shown()).toEqual(held());
      }),
      { numRuns: 300 },
    );
  });
});
