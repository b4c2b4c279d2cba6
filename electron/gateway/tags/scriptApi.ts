/** `system.tag.*` as scripts call it. */
import { z } from 'zod';
import { json } from '../../contract/json.ts';
import { reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';
import type { Tags } from './tags.ts';

const tagPaths = z.array(z.string());

/** The functions of tags. A tag that is not there reads as `Bad_NotFound`. */
export function tagScripts(tags: Tags): ScriptApi {
  return {
    'system.tag.readBlocking': reads(ScriptScope.gateway, z.strictObject({ tagPaths }), (given) => {
      return given.tagPaths.map((path) => {
        const { value, quality, timestamp } = tags.read(path).peek();
        return { $value: { value, quality: quality.code, timestamp } };
      });
    }),
    'tag.write': reads(ScriptScope.gateway, z.tuple([z.array(z.string()), z.array(json)]), ([paths, values]) => {
      return paths.map((path, index) =>
        tags.write(path, values[index] ?? null) === undefined ? 'Good' : 'Bad_NotWritable',
      );
    }),
  };
}
