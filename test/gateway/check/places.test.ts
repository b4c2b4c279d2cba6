/** Whatever a view is like: one thing more that nobody has is found once, at the place where it stands in the file. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { embeddingOf } from '../../../electron/gateway/check/embedding.ts';
import type { Found } from '../../../electron/gateway/check/finding.ts';
import { checkView } from '../../../electron/gateway/check/views.ts';
import { viewFile } from '../../../electron/gateway/project/schemas.ts';
import { atPath } from '../../support/jsonPath.ts';

interface Component {
  readonly type: string;
  readonly meta: { readonly name: string };
  readonly props: Record<string, unknown>;
  readonly propConfig: Record<string, unknown>;
  readonly events: Record<string, Record<string, unknown>>;
  readonly children: Component[];
}

const check = (root: Component): readonly Found[] =>
  checkView('Main', viewFile.parse(structuredClone({ root, custom: { x: 1 } })), {
    views: new Map(),
    pages: [],
    docks: new Set<string>(),
    styleClasses: {},
    hosts: [],
    frames: [],
    queries: new Map(),
    embedding: embeddingOf(new Map()),
    names: {},
  });

/** Components of known types with bindings that can be. */
const { tree } = fc.letrec<{ tree: Component }>((tie) => ({
  tree: fc.record({
    type: fc.constantFrom('ia.container.flex', 'ia.display.label', 'ia.input.button', 'ia.display.image'),
    meta: fc.record({ name: fc.string({ minLength: 1 }) }),
    props: fc.record({ style: fc.constantFrom({}, { color: 'red' }, { marginTop: 4 }) }),
    propConfig: fc.dictionary(
      fc.constantFrom('custom.a', 'custom.list[0].v', 'custom["a key"]', 'meta.visible'),
      fc.constantFrom(
        { binding: { type: 'expr', config: { expression: '1 + 1' } } },
        { binding: { type: 'property', config: { path: 'view.custom.x' } } },
        { access: 'PRIVATE' },
      ),
    ),
    events: fc.constantFrom({}, { system: { onStartup: { type: 'script', config: { script: '\tpass' } } } }),
    children: fc.oneof({ depthSize: 'small' }, fc.constant<Component[]>([]), fc.array(tie('tree'), { maxLength: 3 })),
  }),
}));

/** Each puts something into a component that no version has, and says what the path of it holds. */
const additions: readonly (readonly [kind: string, add: (to: Component) => unknown])[] = [
  ['component', ({ children }) => (children.push(bare('acme.thing')), 'acme.thing')],
  ['slip', ({ props }) => (props['acme sparkle'] = 7)],
  ['slip', ({ props }) => ((props['style'] = { 'acme-glow': '2px' }), '2px')],
  [
    'binding',
    ({ propConfig }) => ((propConfig['custom.more.acme'] = { binding: { type: 'acme', config: {} } }), 'acme'),
  ],
  [
    'function',
    ({ propConfig }) => {
      propConfig['custom.more[1]'] = { binding: { type: 'expr-struct', config: { struct: { a: ['1', 'acme()'] } } } };
      return 'acme()';
    },
  ],
  ['action', ({ events }) => ((events['system'] = { onShutdown: [{ type: 'logout' }, { type: 'acme' }] }), 'acme')],
];

function bare(type: string): Component {
  return { type, meta: { name: 'x' }, props: {}, propConfig: {}, events: {}, children: [] };
}

/** A component of which nothing is shared with another. */
function copyOf({ type, meta, props, propConfig, events, children }: Component): Component {
  return { type, meta, ...structuredClone({ props, propConfig, events }), children: children.map(copyOf) };
}

function all(component: Component): Component[] {
  return [component, ...component.children.flatMap(all)];
}

it('one thing that is missing is found once, and at its place', () => {
  fc.assert(
    fc.property(tree, fc.nat(), fc.constantFrom(...additions), (root, which, [kind, add]) => {
      const whole = copyOf(root);
      expect(check(whole)).toEqual([]);
      const components = all(whole);
      const component = components[which % components.length];
      if (component === undefined) return;
      const put = add(component);
      const found = check(whole);
      expect(found.map((one) => one.kind)).toEqual([kind]);
      expect(atPath({ root: whole }, found[0]?.path ?? '')).toEqual(put);
    }),
    { numRuns: 200 },
  );
});
