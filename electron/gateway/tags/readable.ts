/**
 * Tags as a session has them: a tag that asks for security levels is read by whoever holds them, and has the quality
 * `Bad_AccessDenied` for anybody else. What the station does itself (alarms, history, tags that follow others, scripts of
 * the gateway) reads all tags, as in Ignition.
 */
import { signal, untracked } from '@preact/signals-core';
import type { Json, JsonObject } from '../../contract/json.ts';
import { lacksAccess, type Levels } from './access.ts';
import type { QualifiedValue } from './provider.ts';
import type { Tags } from './tags.ts';

/** Why somebody may not read a tag, in words; undefined where they may. Follows the levels where the tag asks for some. */
export function whyNotRead(tags: Pick<Tags, 'readAccess'>, path: string, levels: Levels): string | undefined {
  const access = tags.readAccess(path);
  const isOpen = access !== 'nobody' && access.length === 0;
  return isOpen ? undefined : lacksAccess(access, levels());
}

/**
 * The tags as somebody with these levels may read them. Whatever follows a tag follows the levels: a sign-in or a sign-out
 * is seen at once. A tag that may not be read is not asked for, and no folder lists it.
 */
export function tagsFor(tags: Tags, levels: Levels): Tags {
  const denied = (path: string, why: string): QualifiedValue => {
    const reason = `The tag ${tags.wholePath(path)} was not read. ${why}`;
    return { value: null, quality: { code: 'Bad_AccessDenied', reason }, timestamp: 0 };
  };
  const whyNot = (path: string): string | undefined => whyNotRead(tags, path, levels);
  const whyNotNow = (path: string): string | undefined => untracked(() => whyNot(path));
  return {
    ...tags,
    tag: (path) => {
      const why = whyNot(path);
      return why === undefined ? tags.tag(path) : signal(denied(path, why));
    },
    read: async (paths) => {
      const asked = paths.filter((path) => whyNotNow(path) === undefined);
      const values = await tags.read(asked);
      const found = new Map(asked.map((path, at) => [path, values[at]]));
      // Whoever signed out while it was asked has left.
      return paths.map((path) => {
        const why = whyNotNow(path);
        const value = found.get(path);
        return why === undefined && value !== undefined ? value : denied(path, why ?? 'Ask again.');
      });
    },
    browse: async (path) => (await tags.browse(path)).filter((node) => whyNotNow(node.path) === undefined),
    describe: (path) => {
      const known = tags.describe(path);
      if (known === undefined || whyNotNow(path) === undefined) return known;
      return { name: known['name'] ?? '', tagType: known['tagType'] ?? '' };
    },
  };
}

/**
 * Events of alarms as somebody with these levels may see them. That there is an alarm is for everybody to know; the value that the
 * tag had, and the data of the alarm, are for those alone who may read the tag.
 */
export function hidingValues(tags: Pick<Tags, 'readAccess'>, levels: Levels) {
  return <T extends { readonly source: string; readonly value: Json; readonly data: JsonObject }>(event: T): T =>
    whyNotRead(tags, tagOfAlarm(event.source), levels) === undefined ? event : { ...event, value: null, data: {} };
}

/** The path of the tag of an alarm: `prov:default:/tag:Line/Temp:/alm:High` is of `[default]Line/Temp`. */
function tagOfAlarm(source: string): string {
  const [, provider = '', path = ''] = /^prov:([^:]*):\/tag:(.*):\/alm:/s.exec(source) ?? [];
  return `[${provider}]${path}`;
}
