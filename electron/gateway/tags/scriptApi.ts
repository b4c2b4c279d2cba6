/** `system.tag.*` as scripts call it. */
import { z } from 'zod';
import { json } from '../../contract/json.ts';
import { reads, ScriptScope, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { QualifiedValue, Writer } from './provider.ts';
import type { Tags } from './tags.ts';

const tagPaths = z.array(z.string());

/**
 * The functions of tags. A tag that is not there reads as `Bad_NotFound`.
 * @param writerOf Who writes when this script does.
 */
export function tagScripts(tags: Tags, writerOf: (script: ScriptCaller) => Writer): ScriptApi {
  return {
    'tag.read': reads(ScriptScope.gateway, z.tuple([tagPaths]), async ([paths]) =>
      (await tags.read(paths)).map((value, index) => asScriptValue(value, tags.wholePath(paths[index] ?? ''))),
    ),
    'tag.write': reads(ScriptScope.gateway, z.tuple([tagPaths, z.array(json)]), async ([paths, values], script) => {
      const writes = paths.map((path, index) => ({ path, value: values[index] ?? null }));
      return (await tags.write(writes, writerOf(script))).map(({ code, reason = '' }) => [code, reason]);
    }),
    'tag.browse': reads(ScriptScope.gateway, z.tuple([z.string()]), async ([path]) =>
      (await tags.browse(path)).map((node) => ({ ...node })),
    ),
    'tag.describe': reads(ScriptScope.gateway, z.tuple([z.string()]), ([path]) => tags.describe(path) ?? null),
  };
}

/** What a script holds of a tag. A record that it goes into says which tag it was. */
function asScriptValue({ value, quality, timestamp }: QualifiedValue, tag: string) {
  return { $value: { value, quality: quality.code, timestamp, tag } };
}
