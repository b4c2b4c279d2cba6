/**
 * The tags that a tree of them shows, a folder at a time. What a page was told of is kept with the component: a page opens,
 * selects and tells handlers of nothing else.
 */
import { untracked } from '@preact/signals-core';
import { powerChart } from '../../contract/components/powerChart.ts';
import { readAll } from '../../contract/components/shapes.ts';
import { tagBrowseTree } from '../../contract/components/tagBrowseTree.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Path } from '../../contract/inside.ts';
import { listOf, textOf, type Json, type JsonObject } from '../../contract/json.ts';
import type { TagFolder } from '../../contract/page.ts';
import { folderOfPath } from '../history/paths.ts';
import type { TagNode } from '../tags/provider.ts';
import type { Tags } from '../tags/tags.ts';
import { keptRows, type RunsScripts } from './extensions.ts';
import { asObject } from './nodes.ts';
import type { Component } from './tree.ts';

export const tagTreeType = tagBrowseTree.type;

/** Entries of a folder that are shown, and paths that are kept of a tree. */
const mostInFolder = 500;
const mostKept = 20_000;

/** The names of what each tree was told, by path, those of which it was told last at the end. */
const known = new WeakMap<Component, Map<string, string>>();

/**
 * What is in a folder of the tree; at its root for an empty path. Rejects with `illegal-argument` for what is
 * no such tree and for a folder that it does not show, and as the tags do.
 */
export async function openTagFolder(
  component: Component,
  path: string,
  tags: Pick<Tags, 'browse'>,
  scripts: RunsScripts,
): Promise<TagFolder> {
  const begins = untracked(() => beginningOf(component));
  if (begins === undefined) throw new CountersignError(ErrorCode.illegalArgument, 'This shows no tags.');
  const names = known.get(component) ?? new Map<string, string>();
  known.set(component, names);
  if (path !== '' && !names.has(path)) throw notShown();
  const all = await tags.browse(path === '' ? begins.root || '[default]' : path);
  const asked = begins.filter.trim().toLowerCase();
  const named = all.filter(({ name, hasChildren }) => hasChildren || name.toLowerCase().includes(asked));
  const found = await keptRows(component, 'filterBrowseNode', named, nodeFields, scripts);
  const shown = found.slice(0, mostInFolder);
  for (const node of shown) {
    names.delete(node.path);
    names.set(node.path, node.name);
  }
  for (const oldest of names.keys()) {
    if (names.size <= mostKept) break;
    names.delete(oldest);
  }
  return {
    nodes: shown.map(({ name, path: own, tagType, hasChildren, dataType = '' }) => ({
      name,
      path: own,
      tagType,
      hasChildren,
      dataType,
    })),
    more: found.length - shown.length,
  };
}

/** The folder that a tree begins at, and what leaves tags out; undefined for a component that shows none. */
function beginningOf({ definition: { type }, properties }: Component) {
  const props = asObject(properties.get(['props']));
  if (type === tagTreeType) {
    const { root, filter } = readAll(tagBrowseTree.properties, props);
    return { root: root.path, filter: filter.text };
  }
  if (type !== powerChart.type) return undefined;
  const { tagBrowserStartPath, visibility } = powerChart.properties.config.read(props['config']);
  const isOffered = visibility.showTagBrowser || visibility.buttons.showTagBrowserButton;
  return isOffered ? { root: folderOfPath(tagBrowserStartPath), filter: '' } : undefined;
}

/** Whether the list of a component showed a tag. */
export function showedTag(component: Component, path: string): boolean {
  return known.get(component)?.has(path) === true;
}

/** What a script reads of a tag or folder. */
function nodeFields({ name, path, tagType, dataType = '', hasChildren }: TagNode): JsonObject {
  return { name, path, fullPath: path, objectType: tagType, tagType, dataType, hasChildren };
}

/** What handlers are told of an event of a tree. Throws `illegal-argument` for what it does not show. */
export function tagTreePayload(component: Component, event: string, reported: JsonObject): JsonObject {
  if (!event.startsWith('component.')) return reported;
  const path = textOf(reported['path']);
  const name = known.get(component)?.get(path);
  if (name === undefined) throw notShown();
  return { name, path };
}

/** Why a selection of tags is not taken, in words; undefined where it is. */
export function whyNotInTagTree(component: Component, path: Path, value: Json): string | undefined {
  if (path[0] !== 'selection') return undefined;
  if (!Array.isArray(value)) return 'The selection is a list of paths.';
  const { mode, values } = tagBrowseTree.properties.selection.read(component.properties.get(['props', 'selection']));
  const paths = listOf(value).map(textOf);
  if (new Set(paths).size < paths.length) return 'A tag is selected once.';
  if (mode === 'single' && paths.length > 1) return 'Only one can be selected here.';
  const before = new Set(values);
  const isShown = (one: string): boolean => before.has(one) || known.get(component)?.has(one) === true;
  return paths.every(isShown) ? undefined : 'There is no such tag here.';
}

function notShown(): CountersignError {
  return new CountersignError(ErrorCode.illegalArgument, 'This tag is not shown here any more. Nothing was done.');
}
