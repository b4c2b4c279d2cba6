/** `self.sso.*` as scripts call it (Zato SSO), over the user service. */
import { z } from 'zod';
import { json, type Json } from '../../contract/json.ts';
import { reads, ScriptScope, writes, type ScriptApi, type ScriptCaller } from '../platform/scriptFunction.ts';
import type { Source } from './refusals.ts';
import type { Sso } from './service.ts';
import { callSnake } from './snakeCase.ts';

/** The functions of the user service. `sourceOf` names the script for what is limited and written down; `newId` makes ids. */
export function ssoScripts(sso: Sso, sourceOf: (script: ScriptCaller) => Source, newId: () => string): ScriptApi {
  return {
    'sso.call': writes(ScriptScope.gateway, z.tuple([z.string(), json]), ([operation, fields], script): Promise<Json> =>
      callSnake(sso, operation, fields, sourceOf(script)),
    ),
    'sso.newCid': reads(ScriptScope.gateway, z.tuple([]), newId),
  };
}
