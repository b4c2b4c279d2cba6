/** `system.tag.*` as scripts call it. */
import { z } from 'zod';
import { json } from '../../contract/json.ts';
import { reads, type ScriptApi } from '../platform/scriptFunction.ts';
import type { Tags } from './tags.ts';

/** The functions of tags. A tag that is not there reads as `Bad_NotFound`. */
export function tagScripts(tags: Tags): ScriptApi {
  return {
    'tag.read': reads(z.tuple([z.array(z.string())]), ([paths]) => {
      return paths.map((path) => {
        const { value, quality, timestamp } = tags.read(path).peek();
        return { $value: { value, quality: quality.code, timestamp } };
      });
    }),
    'tag.write': reads(z.tuple([z.array(z.string()), z.array(json)]), ([paths, values]) => {
      return paths.map((path, index) =>
        tags.write(path, values[index] ?? null) === undefined ? 'Good' : 'Bad_NotWritable',
      );
    }),
  };
}
