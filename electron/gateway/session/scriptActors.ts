/** Scripts as those who act: each for its session, its page and whoever is signed in there. */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor } from '../audit/trail.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import type { Sessions } from './sessions.ts';

/** The session and the page of what is done. */
type Where = Pick<ScriptCaller, 'sessionId' | 'pageId'>;

export interface ScriptActors {
  /** The script itself. */
  readonly requester: (script: Where) => Actor;
  /** Who is signed in on its session, and has not left it locked. */
  readonly person: (script: Where) => Actor | undefined;
  /** The name by which they sign in. */
  readonly userName: (script: Where) => string | undefined;
  /** Whether whoever is signed in came after it was asked for: it is nothing that they did. */
  readonly cameLater: (script: Where & Pick<ScriptCaller, 'askedAt'>) => boolean;
  /** Whether an administrator is. */
  readonly isAdministrator: (script: ScriptCaller) => boolean;
  /** The same, for what an administrator alone may do. Throws `forbidden` for anybody else. */
  readonly administrator: (script: ScriptCaller) => Actor;
}

/** Makes the actors of a project's scripts. */
export function scriptActors(
  project: { readonly name: string; readonly title: string },
  sessions: Pick<Sessions, 'get'>,
): ScriptActors {
  const signInOf = (sessionId: string) => sessions.get(sessionId)?.signIn;
  const present = ({ sessionId = '' }: Where) => {
    const signIn = signInOf(sessionId);
    return signIn?.isLocked() === true ? undefined : signIn?.current();
  };
  const asActor = ({ id, fullName }: { readonly id: string; readonly fullName: string }): Actor => ({
    kind: 'person',
    id,
    name: fullName,
  });
  return {
    requester: ({ sessionId, pageId = '' }) => {
      if (sessionId === undefined)
        return { kind: 'script', id: project.name, name: `${project.title}, a script of no session` };
      const path = sessions.get(sessionId)?.pagePath(pageId);
      const where = path === undefined ? '' : `, page ${path}`;
      const who = signInOf(sessionId)?.current()?.fullName ?? 'nobody';
      return { kind: 'script', id: project.name, name: `${project.title}${where}, ${who} signed in` };
    },
    person: (script) => {
      const person = present(script);
      return person && asActor(person);
    },
    userName: (script) => present(script)?.userName,
    cameLater: ({ sessionId = '', askedAt }) => askedAt < (signInOf(sessionId)?.cameAt() ?? -Infinity),
    isAdministrator: (script) => present(script)?.isAdministrator === true,
    administrator: (script) => {
      const person = present(script);
      if (person?.isAdministrator === true) return asActor(person);
      throw new CountersignError(
        ErrorCode.forbidden,
        'Signature templates are changed by an administrator. Sign in as one first. Nothing was changed.',
      );
    },
  };
}
