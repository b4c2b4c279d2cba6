/** `system.tag.*` as scripts call it. */
import { untracked } from '@preact/signals-core';
import { z } from 'zod';
import { keepDouble } from '../../contract/doubles.ts';
import { json, type Json } from '../../contract/json.ts';
import type { Clock } from '../platform/ports.ts';
import { reads, ScriptScope, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { Levels } from './access.ts';
import { opcPath } from './definedKinds.ts';
import type { QualifiedValue, Writer } from './provider.ts';
import { tagsFor } from './readable.ts';
import { tagPathFrom } from './tagExpression.ts';
import type { Tags } from './tags.ts';

const tagPaths = z.array(z.string());

/**
 * The functions of tags. A tag that is not there reads as `Bad_NotFound`.
 * @param levelsOf The levels of whoever is signed in on the session of a script; undefined for the gateway's own, which reads
 * and writes all tags.
 * @param tagOf The whole path of the tag whose script it is, from which it names others: `[.]Sibling`.
 */
export function tagScripts(
  tags: Tags,
  levelsOf: (script: ScriptCaller) => Levels | undefined,
  clock: Pick<Clock, 'now'>,
  tagOf: (script: ScriptCaller) => string | undefined = () => undefined,
): ScriptApi {
  const tagsOf = (script: ScriptCaller): Tags => {
    const levels = levelsOf(script);
    return levels === undefined ? tags : tagsFor(tags, levels);
  };
  const writerOf = (script: ScriptCaller): Writer => {
    const levels = levelsOf(script);
    return levels === undefined ? 'gateway' : { levels: untracked(levels) };
  };
  const fromTag = (path: string, script: ScriptCaller): string => {
    const [, provider, own] = /^\[([^\]]*)\](.*)$/s.exec(tagOf(script) ?? '') ?? [];
    return provider === undefined || own === undefined ? path : tagPathFrom(path, provider, own);
  };
  const read = async (named: readonly string[], script: ScriptCaller): Promise<Json> => {
    const paths = named.map((path) => fromTag(path, script));
    return (await tagsOf(script).read(paths)).map((value, index) =>
      asScriptValue(value, tags.placeOf(paths[index] ?? ''), clock.now()),
    );
  };
  const write = async (paths: readonly string[], values: readonly Json[], script: ScriptCaller): Promise<Json> => {
    const writes = paths.map((path, index) => ({ path: fromTag(path, script), value: values[index] ?? null }));
    return (await tags.write(writes, writerOf(script))).map(({ code, reason = '' }) => [code, reason]);
  };
  const itemsOf = (opcServer: string, items: readonly string[]): readonly string[] =>
    items.map((opcItemPath) => opcPath({ opcServer, opcItemPath }));
  return {
    'tag.read': reads(ScriptScope.gateway, z.tuple([tagPaths]), ([paths], script) => read(paths, script)),
    'tag.write': reads(ScriptScope.gateway, z.tuple([tagPaths, z.array(json)]), ([paths, values], script) =>
      write(paths, values, script),
    ),
    // An item of a server is a tag of the provider that has the server's name.
    'opc.read': reads(ScriptScope.gateway, z.tuple([z.string(), tagPaths]), ([server, items], script) =>
      read(itemsOf(server, items), script),
    ),
    'opc.write': reads(
      ScriptScope.gateway,
      z.tuple([z.string(), tagPaths, z.array(json)]),
      ([server, items, values], script) => write(itemsOf(server, items), values, script),
    ),
    'tag.browse': reads(ScriptScope.gateway, z.tuple([z.string()]), async ([path], script) =>
      (await tagsOf(script).browse(path === '' ? path : fromTag(path, script))).map((node) => ({ ...node })),
    ),
    'tag.describe': reads(ScriptScope.gateway, z.tuple([z.string()]), async ([named], script) => {
      const path = fromTag(named, script);
      await tags.learn(path);
      return tagsOf(script).describe(path) ?? null;
    }),
  };
}

/** What a script holds of a tag. A record that it goes into says which tag it was, and of one that has no value when it was asked for. */
function asScriptValue({ value, quality, timestamp, isDouble }: QualifiedValue, tag: string, now: number) {
  const reason = quality.reason === undefined ? {} : { reason: quality.reason };
  const fields = { value, quality: quality.code, ...reason, timestamp: timestamp === 0 ? now : timestamp, tag };
  if (isDouble === true) keepDouble(fields, 'value');
  return { $value: fields };
}
