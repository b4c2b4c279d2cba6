import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountersignError } from '../../../electron/contract/errors.ts';
import { writeInside, type Path } from '../../../electron/contract/inside.ts';
import type { Json, JsonObject } from '../../../electron/contract/json.ts';
import { addPath, pathsOf, type ChangedPaths } from '../../../electron/gateway/perspective/changedPaths.ts';
import { createProperties } from '../../../electron/gateway/perspective/properties.ts';

/** Properties of a component, and what somebody has of them who is told of changes as a page is. */
function openScene(props: JsonObject) {
  let changed: ChangedPaths = new Map();
  const properties = createProperties({ props }, ([, ...path]) => addPath(changed, path));
  let shown: Json = props;
  return {
    write: (path: Path, value: Json) => properties.set(['props', ...path], value),
    /** Tells what changed since it was told last. */
    tell: (): readonly Path[] => {
      const paths = pathsOf(changed);
      changed = new Map();
      for (const path of paths) shown = writeInside(shown, path, properties.get(['props', ...path]) ?? null);
      return paths;
    },
    shown: () => shown,
    held: () => properties.get(['props']),
  };
}

const rows = { data: [{ v: 1 }, { v: 2 }], text: '' };

describe('changes of properties', () => {
  it('are told as what was written, and not as the whole property', () => {
    const { write, tell } = openScene(rows);
    write(['data', 1, 'v'], 3);
    expect(tell()).toEqual([['data', 1, 'v']]);
  });

  it('of what is around others take their place, and what is written inside of it is told with it', () => {
    const { write, tell, shown } = openScene(rows);
    write(['data', 0, 'v'], 5);
    write(['data'], [{ v: 7 }]);
    write(['data', 0, 'v'], 8);
    expect(tell()).toEqual([['data']]);
    expect(shown()).toEqual({ data: [{ v: 8 }], text: '' });
  });

  it('of what is around others stand where the first of those stood, since later ones lead on from there', () => {
    const { write, tell, shown } = openScene({});
    write(['more', 0, 'a'], 1);
    write(['more', 1], 2);
    write(['more', 0], 3);
    expect(tell()).toEqual([
      ['more', 0],
      ['more', 1],
    ]);
    expect(shown()).toEqual({ more: [3, 2] });
  });

  it('that write what is there already are none', () => {
    const { write, tell } = openScene(rows);
    write(['data', 1], { v: 2 });
    write(['text'], '');
    expect(tell()).toEqual([]);
  });

  it('leave whoever is told with what is held, whatever was written where', () => {
    const key = fc.constantFrom<string | number>('a', 'b', 0, 1, 2);
    const path = fc
      .tuple(fc.constantFrom('data', 'text', 'more'), fc.array(key, { maxLength: 3 }))
      .map(([name, inner]) => [name, ...inner]);
    const value = fc.constantFrom<Json>(1, 'x', null, {}, [], [1, 2], { a: { b: 1 } }, [{ a: 1 }, { b: 2 }]);
    const writes = fc.array(fc.record({ path, value, isFrame: fc.boolean() }), { maxLength: 30 });
    fc.assert(
      fc.property(writes, (all) => {
        const { write, tell, shown, held } = openScene(rows);
        for (const one of all) {
          try {
            write(one.path, one.value);
          } catch (error) {
            // A path that cannot be changes nothing on either side.
            if (!(error instanceof CountersignError)) throw error;
          }
          if (one.isFrame) tell();
        }
        tell();
        expect(shown()).toEqual(held());
      }),
      { numRuns: 2000 },
    );
  });
});
