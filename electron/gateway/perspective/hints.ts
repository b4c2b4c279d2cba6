/** What a component has by its `meta`: its tooltip, its menu with what the entries do, and the id of its element. */
import { untracked } from '@preact/signals-core';
import { domIdIn } from '../../contract/components/domId.ts';
import { isDone, itemAt, menuIn, menuShape, type MenuItem } from '../../contract/components/menu.ts';
import { tooltipIn } from '../../contract/components/tooltip.ts';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { objectOf, type JsonObject } from '../../contract/json.ts';
import type { ContextMenu, MenuEntry, Quality, Tooltip } from '../../contract/page.ts';
import { isGood } from '../platform/quality.ts';
import { permissions, type Permissions } from '../platform/permissions.ts';
import type { Action } from '../project/schemas.ts';
import type { Component } from './tree.ts';

/** The tooltip of a component as it stands; null where it has none. */
export function tooltipOf(component: Component): Tooltip | null {
  const { properties } = component;
  const read = tooltipIn(properties.get(['meta', 'tooltip']));
  if (read === undefined) return null;
  const quality = qualityOf(component, 'tooltip');
  const { text, location, delay, sustain, width, style } = read;
  return text === '' && quality === null ? null : { text, location, delay, sustain, width, style, quality };
}

/** The menu of a component as it stands; null where it has none. */
export function menuOf(component: Component): ContextMenu | null {
  const { properties } = component;
  const read = menuIn(properties.get(['meta', 'contextMenu']));
  if (read === undefined) return null;
  return { style: read.style, items: read.items.map(entryOf), quality: qualityOf(component, 'contextMenu') };
}

/** The id of a component's element as it stands; null where it has none, or it is not good. */
export function domIdOf({ properties }: Component): string | null {
  return isGood(properties.quality(['meta', 'domId'])) ? domIdIn(properties.get(['meta', 'domId'])) : null;
}

function entryOf(item: MenuItem): MenuEntry {
  const { text, icon, style, children } = item;
  return { text, icon, style, isThere: isDone(item), children: children.map(entryOf) };
}

function qualityOf({ properties }: Component, name: string): Quality | null {
  const quality = properties.quality(['meta', name]);
  return isGood(quality) ? null : quality;
}

/** What an entry of a menu does: an action, and what its script is told. */
export interface ChosenEntry {
  readonly action: Action;
  readonly eventObject: JsonObject;
}

/**
 * What the entry of a component's menu does that stands at a place now.
 * @param path Its place in each menu that leads to it.
 * Throws `object-not-found` where there is none any more, `forbidden` where nobody can tell who may do it, and `unsupported`
 * for one that does nothing.
 */
export function chosenEntry(component: Component, path: readonly number[]): ChosenEntry {
  const given = untracked(() => component.properties.get(['meta', 'contextMenu']));
  const menu = menuIn(given);
  const written = menu === undefined ? undefined : itemAt(given, path);
  if (written === undefined) {
    throw new CountersignError(ErrorCode.objectNotFound, 'This entry of the menu is gone. Nothing was done.');
  }
  const quality = untracked(() => qualityOf(component, 'contextMenu'));
  if (quality !== null) {
    throw new CountersignError(
      ErrorCode.unsupported,
      `What this menu says is not good${quality.reason === undefined ? '' : `: ${quality.reason}`}. Nothing was done.`,
    );
  }
  const [item] = menuShape.read({ items: [written] }).items;
  if (item === undefined || !isDone(item) || item.children.length > 0) {
    throw new CountersignError(ErrorCode.unsupported, 'This entry of the menu does nothing in this version.');
  }
  const { type, config, eventObject } = workOf(item);
  const settings = { enabled: true, preventDefault: false, stopPropagation: false };
  return { action: { type, scope: 'G', config, permissions: permissionsOf(written), ...settings }, eventObject };
}

/** Who may choose an entry; undefined for everybody. */
function permissionsOf({ permissions: given = null }: JsonObject): Permissions | undefined {
  if (given === null) return undefined;
  const read = permissions.safeParse(given);
  if (read.success) return read.data;
  throw new CountersignError(
    ErrorCode.forbidden,
    'Who may do this cannot be read, so nobody may; the permissions of the entry have to be mended. Nothing was done.',
  );
}

/** An entry as the action that does the same. */
function workOf({ type, link, method, message }: MenuItem): {
  readonly type: string;
  readonly config: JsonObject;
  readonly eventObject: JsonObject;
} {
  if (type === 'link') {
    const newTab = link.target === 'tab' || link.target === 'blank';
    return { type: 'nav', config: { url: link.url, newTab }, eventObject: {} };
  }
  if (type === 'message') {
    const { type: name, scope, payload = null } = message;
    const script = "\tsystem.perspective.sendMessage(event['type'], event['payload'], event['scope'])";
    return { type: 'script', config: { script }, eventObject: { type: name, scope, payload: payload ?? {} } };
  }
  const { name, params = null } = method;
  const isList = Array.isArray(params);
  const script = `\tself.${name}(${isList ? '*' : '**'}event['params'])`;
  return { type: 'script', config: { script }, eventObject: { params: isList ? params : objectOf(params) } };
}
