/** `system.perspective.sendMessage` as scripts call it. */
import { z } from 'zod';
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import { json } from '../../contract/json.ts';
import { reads, ScriptScope, type ScriptApi } from '../platform/scriptFunction.ts';
import type { PageDirectory } from './scriptObjects.ts';

const sendArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.string(),
  z.string().nullish(),
  z.strictObject({
    messageType: z.string({ error: 'messageType is not a text' }),
    payload: json,
    scope: z.enum(['session', 'page', 'view'], { error: 'scope is neither session, page nor view' }),
  }),
]);

/** `system.perspective.sendMessage`. Throws `script` for a page that is closed. */
export function messageScripts(directory: PageDirectory): ScriptApi {
  return {
    'perspective.sendMessage': reads(
      ScriptScope.gateway,
      sendArguments,
      ([sessionId, pageId, dispatch, viewId, message]) => {
        const session = directory.session(sessionId);
        const pages = session === undefined ? [] : [...session.pages.keys()].flatMap((id) => directory.page(id) ?? []);
        const addressed = message.scope === 'session' ? pages : pages.filter((page) => page.id === pageId);
        if (addressed.length === 0) {
          throw new CountersignError(ErrorCode.script, `This page is closed. "${message.messageType}" was not sent.`);
        }
        for (const page of addressed) page.deliver({ ...message, viewId: viewId ?? '', dispatch });
        return null;
      },
    ),
  };
}
