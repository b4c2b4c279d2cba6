/** How much one page may have: components, and how many of them inside of each other. */
import type { ComponentDefinition, ViewDefinition } from '../project/schemas.ts';
import type { Component } from './tree.ts';

/** Components of one page: more is a mistake that would hold up everybody. */
const mostComponents = 20_000;
/** Components inside of each other on one page: more than that and a window runs out of stack. */
const deepestComponents = 100;

/**
 * Why a view is not shown on a page that has so many components already, inside of so many; undefined where there is room
 * for it.
 */
export function whyNoRoom(path: string, { root }: ViewDefinition, before = 0, around = 0): string | undefined {
  const { size, levels } = extentOf(root);
  if (before + size > mostComponents) {
    return `The view ${path} is left out: this page would have more than ${mostComponents} components.`;
  }
  return around + levels > deepestComponents
    ? `The view ${path} is left out: this page would have more than ${deepestComponents} components inside of each other.`
    : undefined;
}

/** Components of a view by itself, and how many of them are inside of each other. */
function extentOf({ children }: ComponentDefinition): { readonly size: number; readonly levels: number } {
  let [size, levels] = [1, 1];
  for (const child of children) {
    const inner = extentOf(child);
    size += inner.size;
    levels = Math.max(levels, inner.levels + 1);
  }
  return { size, levels };
}

/** How many components are around what is inside of a component, itself among them. */
export function levelOf(component: Component): number {
  let level = 0;
  for (let at: Component | undefined = component; at !== undefined; at = at.parent ?? at.view.embeddedIn) level += 1;
  return level;
}
