/** The gallery as a project: a page with a place for each type, and a page for each type with all its states. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { qualified, type Settings, type State, type Story } from './story.ts';
import { stories } from './stories/index.ts';

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

/** The states of a story, with those of a value that is not good. */
function statesOf({
  states,
  doubtful,
}: Story): readonly (readonly [name: string, state: State & { readonly custom?: Settings }])[] {
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

/** The view of a story: each state under its name. */
export function storyView(story: Story): Settings {
  const { type, props = {}, width = 260, height = 120 } = story;
  const cells = statesOf(story).map(([name, state]) => {
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
  return {
    root: {
      type: 'ia.container.flex',
      meta: { name: 'root' },
      props: { wrap: 'wrap', alignContent: 'flex-start', style: { gap: 24, padding: 16, overflow: 'auto' } },
      children: cells,
    },
  };
}

/** The files of the views of all stories. */
function viewFiles(): readonly (readonly [path: string, view: Settings])[] {
  const views = stories.flatMap((story) => [
    [`types/${story.type}`, storyView(story)] as const,
    ...Object.entries(story.views ?? {}),
  ]);
  return views.map(([path, view]) => [`${perspective}/views/${path}/view.json`, view]);
}

/** The address of the page of a type. */
export function addressOf(type: string): string {
  return `/type/${type}`;
}

/** The pages of the gallery, with their views. */
export const galleryPages = { '/': 'Index', '/type/:type': 'Type' } as const;

/** The files of the gallery's views and of what they show. */
export function galleryFiles(): Readonly<Record<string, string>> {
  const links = stories.map(({ type }) => ({
    type: 'ia.input.button',
    meta: { name: type },
    props: { text: type, primary: false },
    position: { basis: '240px' },
    events: { component: { onActionPerformed: { type: 'nav', scope: 'C', config: { page: addressOf(type) } } } },
  }));
  const files: Readonly<Record<string, unknown>> = {
    [`${perspective}/views/Index/view.json`]: {
      root: {
        type: 'ia.container.flex',
        meta: { name: 'root' },
        props: { wrap: 'wrap', alignContent: 'flex-start', style: { gap: 8, padding: 16 } },
        children: links,
      },
    },
    [`${perspective}/views/Type/view.json`]: {
      params: { type: '' },
      propConfig: { 'params.type': { paramDirection: 'input' } },
      root: column(
        'root',
        [
          {
            type: 'ia.display.view',
            meta: { name: 'Story' },
            position: { grow: 1 },
            propConfig: {
              'props.path': { binding: { type: 'expr', config: { expression: '"types/" + {view.params.type}' } } },
            },
          },
        ],
        {},
      ),
    },
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
