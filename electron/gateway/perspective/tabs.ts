/** What is behind a tab that is not shown. */
import { tabContainer, tabPosition } from '../../contract/components/tabs.ts';
import type { Slot } from './slots.ts';
import type { Component } from './tree.ts';

/**
 * How the views in a child of a tab container are there while its tab is not shown: closed, or kept once they were seen
 * (`runWhileHidden`). Undefined for what is shown, and for what is in no tab. Following the tabs.
 */
export function behindTab({ parent, properties }: Component): Slot['unseen'] {
  if (parent?.definition.type !== tabContainer.type) return undefined;
  const { currentTabIndex, tabs } = tabContainer.properties;
  const own = tabPosition.tabIndex.read(properties.get(['position', 'tabIndex']));
  if (own === currentTabIndex.read(parent.properties.get(['props', 'currentTabIndex']))) return undefined;
  return tabs.read(parent.properties.get(['props', 'tabs']))[own]?.runWhileHidden === true ? 'unopened' : 'closed';
}

/** The same for all tabs around a component, in its view: what is behind one of them is seen by nobody. */
export function behindTabs(component: Component): Slot['unseen'] {
  let unseen: Slot['unseen'];
  for (let at: Component | undefined = component; at !== undefined; at = at.parent) {
    const found = behindTab(at);
    if (found === 'closed') return found;
    unseen ??= found;
  }
  return unseen;
}
