/** `system.file` as scripts call it; the forms that Python gives it are in `system_file.py`. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Json, JsonObject } from '../../contract/json.ts';
import { reads, ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import { mostBytes, type Folders } from './folders.ts';

/** What a script is about to write, and what it was refused. */
export interface FileNotes {
  /** What it throws keeps the file from being written. */
  readonly written: (
    what: { readonly path: string; readonly bytes: number; readonly adds: boolean },
    script: ScriptCaller,
  ) => void;
  readonly refused: (what: { readonly path: string; readonly reason: string }, script: ScriptCaller) => void;
}

export interface FolderScriptDependencies {
  readonly folders: Folders;
  readonly notes: FileNotes;
}

const path = z.string({ error: 'filepath is not a text' }).max(10_000);
/** In Base64, by our own side of the interpreter; how many bytes it is, is counted where they are written. */
const content = z.string().max(Math.ceil(mostBytes / 3) * 4, { error: 'the data has more than 5 MB' });
const extension = z
  .string({ error: 'extension is not a text' })
  .regex(/^\.?[A-Za-z0-9_-]{0,20}$/, { error: 'extension is letters and digits, such as csv' })
  .transform((given) => given.replace(/^\./, ''));

/** Refusals that are told apart, and written down once each: a binding that asks each second would fill the trail. */
const mostRefusals = 1000;

/** Reading and writing files in folders that the site opens. */
export function folderScripts({ folders, notes }: FolderScriptDependencies): ScriptApi {
  const refusals = new Set<string>();
  const answer = async (asked: string, script: ScriptCaller, work: () => Promise<JsonObject>): Promise<Json> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CountersignError) || !expected.has(error.code)) throw error;
      const refusal = JSON.stringify([script.name, error.message]);
      if (error.code === ErrorCode.forbidden && refusals.size < mostRefusals && !refusals.has(refusal)) {
        refusals.add(refusal);
        notes.refused({ path: asked, reason: error.message }, script);
      }
      return { problem: error.message, isAbsent: error.code === ErrorCode.objectNotFound };
    }
  };
  return {
    'file.exists': writes(ScriptScope.gateway, z.tuple([path]), ([named], script) =>
      answer(named, script, async () => ({ exists: await folders.exists(named) })),
    ),
    'file.read': writes(ScriptScope.gateway, z.tuple([path]), ([named], script) =>
      answer(named, script, async () => ({ data: Buffer.from(await folders.read(named)).toString('base64') })),
    ),
    'file.write': writes(ScriptScope.gateway, z.tuple([path, content, z.boolean()]), ([named, data, adds], script) =>
      answer(named, script, async () => {
        const bytes = Buffer.from(data, 'base64');
        await folders.write(named, bytes, adds, (place) =>
          notes.written({ path: place, bytes: bytes.length, adds }, script),
        );
        return {};
      }),
    ),
    'file.temporary': reads(ScriptScope.gateway, z.tuple([extension]), ([kind]) => folders.temporary(kind)),
  };
}

/** What scripts hear of as an IOException. */
const expected: ReadonlySet<string> = new Set([ErrorCode.forbidden, ErrorCode.objectNotFound, ErrorCode.unsupported]);
