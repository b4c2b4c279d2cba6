/**
 * The gallery as a project: a page with a place for each type, a page for each type with the states of its story, and a sheet for
 * each group of types with the states that follow from those.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { qualified, type Settings, type State, type Story } from './story.ts';
import { derivedStates } from './derived.ts';
import { groups, stories } from './stories/index.ts';

const perspective = 'com.inductiveautomation.perspective';

function label(text: string, classes: string): Settings {
  return {
    type: 'ia.display.label',
    meta: { name: 'Label' },
    props: { text, style: { classes } },
    position: { shrink: 0 },
  };
}

function column(name: string, children: readonly Settings[], style: Settings, position: Settings = {}): Settings {
  return {
    type: 'ia.container.flex',
    meta: { name },
    props: { direction: 'column', style },
    position,
    children,
  };
}

type States = readonly (readonly [name: string, state: State])[];

/** The states of a story, with those of a value that is not good. */
function statesOf({ states, doubtful }: Story): States {
  const property = Object.keys(doubtful ?? {})[0];
  if (doubtful === undefined || property === undefined) return Object.entries(states);
  const value = doubtful[property] ?? null;
  return [
    ...Object.entries(states),
    ['Stale', qualified(property, value, 'Bad', 'Stale')],
    ['Bad quality', qualified(property, value, 'Bad', 'Failure')],
    ['Uncertain', qualified(property, value, 'Uncertain', 'LastKnownValue')],
  ];
}

/** Components of a story, each in a state and under its name. */
function cells({ type, props = {}, width = 260, height = 120 }: Story, states: States): readonly Settings[] {
  return states.map(([name, state]) => {
    const own = { ...props, ...state.props };
    const { width: wide = width, height: high = height } = state;
    const shown: Settings = {
      type,
      meta: { name: `${type.split('.').at(-1) ?? type} ${name}` },
      props: own,
      position: { basis: `${high}px`, shrink: 0 },
      ...(state.propConfig === undefined ? {} : { propConfig: state.propConfig }),
      ...(state.custom === undefined ? {} : { custom: state.custom }),
      ...(state.events === undefined ? {} : { events: state.events }),
      ...(state.children === undefined ? {} : { children: state.children }),
    };
    return column(name, [label(name, 'caption'), shown], { gap: 4 }, { basis: `${wide}px`, shrink: 0 });
  });
}

/** A view whose parts stand beside each other, and below where there is no more room. */
function wrapped(children: readonly Settings[], style: Settings): Settings {
  return {
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { wrap: 'wrap', alignContent: 'flex-start', style },
      children,
    },
  };
}

/** The view of a story: each state under its name. */
export function storyView(story: Story): Settings {
  return wrapped(cells(story, statesOf(story)), { gap: 24, padding: 16, overflow: 'auto' });
}

/** The view of a group: its types, each in the states that follow from its story. */
function sheetView(group: readonly Story[]): Settings {
  const types = group.flatMap((story) => [
    { ...label(story.type, 'heading'), position: { basis: '100%', shrink: 0 } },
    ...cells(story, Object.entries(derivedStates(story))),
  ]);
  return wrapped(types, { gap: 24, padding: 16, overflow: 'auto' });
}

/** The files of the views of all stories. */
function viewFiles(): readonly (readonly [path: string, view: Settings])[] {
  const views = stories.flatMap((story) => [
    [`types/${story.type}`, storyView(story)] as const,
    ...Object.entries(story.views ?? {}),
  ]);
  const sheets = Object.entries(groups).map(([name, group]) => [`sheets/${name}`, sheetView(group)] as const);
  return [...views, ...sheets].map(([path, view]) => [`${perspective}/views/${path}/view.json`, view]);
}

/** The address of the page of a type. */
export function addressOf(type: string): string {
  return `/type/${type}`;
}

/** The address of the sheet of a group. */
export function sheetAddress(group: string): string {
  return `/sheet/${group}`;
}

/** The pages of the gallery, with their views. */
export const galleryPages = { '/': 'Index', '/type/:type': 'Type', '/sheet/:group': 'Sheet' } as const;

/** A view that shows the one that its address names. */
function viewByName(param: string, folder: string): Settings {
  return {
    params: { [param]: '' },
    propConfig: { [`params.${param}`]: { paramDirection: 'input' } },
    root: column(
      'root',
      [
        {
          type: 'ia.display.view',
          meta: { name: 'Shown' },
          position: { grow: 1 },
          propConfig: {
            'props.path': {
              binding: { type: 'expr', config: { expression: `"${folder}/" + {view.params.${param}}` } },
            },
          },
        },
      ],
      {},
    ),
  };
}

/** The files of the gallery's views and of what they show. */
export function galleryFiles(): Readonly<Record<string, string>> {
  const link = (text: string, page: string): Settings => ({
    type: 'ia.input.button',
    meta: { name: text },
    props: { text, primary: false },
    position: { basis: '240px' },
    events: { component: { onActionPerformed: { type: 'nav', scope: 'C', config: { page } } } },
  });
  const links = [
    ...stories.map(({ type }) => link(type, addressOf(type))),
    ...Object.keys(groups).map((name) => link(`All ${name}`, sheetAddress(name))),
  ];
  const files: Readonly<Record<string, unknown>> = {
    [`${perspective}/views/Index/view.json`]: wrapped(links, { gap: 8, padding: 16 }),
    [`${perspective}/views/Type/view.json`]: viewByName('type', 'types'),
    [`${perspective}/views/Sheet/view.json`]: viewByName('group', 'sheets'),
    ...Object.fromEntries(viewFiles()),
    'countersign/tags.json': { tags: stories.flatMap(({ tags = [] }) => tags) },
  };
  return {
    ...Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, JSON.stringify(content, undefined, 2)]),
    ),
    ...Object.fromEntries(stories.flatMap((story) => Object.entries(story.files ?? {}))),
  };
}

/** Writes the project into a folder, for one theme and one profile of targets. */
export function writeGallery(
  folder: string,
  { theme, profile }: { readonly theme: 'light' | 'dark'; readonly profile: 'laptop' | 'default' | 'kiosk' },
): void {
  const pages = Object.fromEntries(
    Object.entries(galleryPages).map(([path, viewPath]) => [path, { title: 'Gallery', viewPath }] as const),
  );
  const files: Readonly<Record<string, string>> = {
    'project.json': JSON.stringify({ title: 'Gallery', countersign: { theme, profile } }),
    [`${perspective}/page-config/config.json`]: JSON.stringify({ pages }),
    ...galleryFiles(),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
