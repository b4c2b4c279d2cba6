/** `system.perspective.*` of sessions as scripts call it: signing in and out, authentication challenges, files. */
import filenamify from 'filenamify';
import { z } from 'zod';
import { json } from '../../contract/json.ts';
import { optionalText, reads, ScriptScope, writes, type ScriptApi } from '../platform/scriptFunction.ts';
import type { Sessions } from './sessions.ts';
import type { SignInActions } from './signInActions.ts';

const flag = (name: string) => z.boolean({ error: `${name} is neither True nor False` }).nullish();
const challengeArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.strictObject({
    idp: optionalText('idp'),
    forceAuth: flag('forceAuth'),
    timeout: z.number({ error: 'timeout is not a number of minutes' }),
    payload: json,
    framing: z.enum(['self', 'new', 'embedded'], { error: 'framing is neither self, new nor embedded' }),
  }),
]);
const signInArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.string(),
  z.strictObject({ forceAuth: flag('forceAuth'), message: optionalText('message') }),
]);

const downloadArguments = z.tuple([
  z.string({ error: 'sessionId is not a text' }),
  z.string({ error: 'pageId is not a text' }),
  z.strictObject({
    filename: z.string({ error: 'filename is not a text' }).trim().min(1, { error: 'filename is empty' }),
    data: z.union([z.string(), z.strictObject({ $bytes: z.hex() })], { error: 'data is neither a text nor bytes' }),
    contentType: z
      .string()
      .regex(/^[\w.+-]+\/[\w.+-]+(?:; ?[\w.+-]+=[\w.+-]+)*$/, { error: 'contentType is no media type' })
      .nullish(),
  }),
]);

const filters = z.strictObject({
  usernameFilter: optionalText('usernameFilter'),
  projectFilter: optionalText('projectFilter'),
});

export interface SessionScriptDependencies {
  readonly sessions: Pick<Sessions, 'askAuthentication' | 'info' | 'download'>;
  readonly signInActions: SignInActions;
  /** The project's identity provider, and whether it asks for credentials each time. */
  readonly projectProvider: string;
  readonly alwaysReauthenticate: boolean;
}

/** The functions of sessions. Throws `not-posted` where the page is closed or covered. */
export function sessionScripts({
  sessions,
  signInActions,
  projectProvider,
  alwaysReauthenticate,
}: SessionScriptDependencies): ScriptApi {
  return {
    'perspective.authenticationChallenge': writes(
      ScriptScope.gateway,
      challengeArguments,
      ([sessionId, pageId, asked]) => {
        const { idp, forceAuth, ...more } = asked;
        sessions.askAuthentication(
          { sessionId, pageId },
          { ...more, idp: idp ?? projectProvider, forceAuth: forceAuth ?? alwaysReauthenticate },
        );
        return null;
      },
    ),
    'system.perspective.getSessionInfo': reads(ScriptScope.gateway, filters, ({ usernameFilter, projectFilter }) =>
      sessions.info(usernameFilter, projectFilter),
    ),
    'perspective.download': reads(
      ScriptScope.gateway,
      downloadArguments,
      ([sessionId, pageId, { filename, data, contentType }]) => {
        sessions.download(
          { sessionId, pageId },
          {
            // A name alone: what a script says of folders, and what file systems do not take, is no part of it.
            name: filenamify(filename, { replacement: '_' }),
            type: contentType ?? 'application/octet-stream',
            bytes: typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.$bytes, 'hex'),
          },
        );
        return null;
      },
    ),
    'perspective.login': reads(ScriptScope.gateway, signInArguments, ([sessionId, pageId, dispatch, { forceAuth }]) => {
      signInActions.login({ sessionId, pageId }, forceAuth ?? undefined, dispatch);
      return null;
    }),
    'perspective.logout': reads(ScriptScope.gateway, signInArguments, ([sessionId, pageId, dispatch, { message }]) => {
      signInActions.logout({ sessionId, pageId }, message ?? undefined, dispatch);
      return null;
    }),
  };
}
