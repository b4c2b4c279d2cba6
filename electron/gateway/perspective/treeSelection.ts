/** Keeps what the selected items of a tree are beside their paths. */
import { treeItem } from '../../contract/components/tree.ts';
import { listOf, textOf, type Json } from '../../contract/json.ts';
import { keepDerived, type Derived } from './derived.ts';
import type { Component } from './tree.ts';

/** Follows the selection of a tree. Returns what ends it. */
export function followTree(component: Component): () => void {
  const { properties } = component;
  const derive = (): Derived => {
    const items = properties.get(['props', 'items']);
    const data = listOf(properties.get(['props', 'selection'])).flatMap((path): Json[] => {
      const item = treeItem(items, textOf(path));
      return item === undefined ? [] : [{ itemPath: textOf(path), value: item['data'] ?? null }];
    });
    return [[['props', 'selectionData'], data]];
  };
  return keepDerived(component, derive, { source: ['props', 'selection'] });
}
