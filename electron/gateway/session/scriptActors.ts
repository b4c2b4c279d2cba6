/**
 * Scripts as those who act: each for its session, its page and whoever was signed in there when it was asked to run. Whoever
 * signed in since asked for nothing of it, so that nothing of it is done in their name.
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { Actor } from '../audit/trail.ts';
import type { ScriptCaller } from '../platform/scriptFunction.ts';
import type { Sessions } from './sessions.ts';

/** The session and the page of what is done, and when it was asked for. */
type Where = Pick<ScriptCaller, 'sessionId' | 'pageId' | 'askedAt'>;

export interface ScriptActors {
  /** The script itself. */
  readonly requester: (script: Where) => Actor;
  /** Who is signed in on its session, was so when it was asked for, and has not left it locked. */
  readonly person: (script: Where) => Actor | undefined;
  /** The name by which they sign in. */
  readonly userName: (script: Where) => string | undefined;
  /** Whether whoever is signed in came after it was asked for: it is nothing that they did. */
  readonly cameLater: (script: Where) => boolean;
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
  const cameLater = ({ sessionId = '', askedAt }: Where): boolean =>
    askedAt < (signInOf(sessionId)?.cameAt() ?? -Infinity);
  const present = (script: Where) => {
    const signIn = signInOf(script.sessionId ?? '');
    return signIn?.isLocked() === true || cameLater(script) ? undefined : signIn?.current();
  };
  const asActor = ({ id, fullName }: { readonly id: string; readonly fullName: string }): Actor => ({
    kind: 'person',
    id,
    name: fullName,
  });
  return {
    requester: (script) => {
      const { sessionId, pageId = '' } = script;
      if (sessionId === undefined)
        return { kind: 'script', id: project.name, name: `${project.title}, a script of no session` };
      const path = sessions.get(sessionId)?.pagePath(pageId);
      const where = path === undefined ? '' : `, page ${path}`;
      const who = signInOf(sessionId)?.current()?.fullName;
      const when = who !== undefined && cameLater(script) ? `before ${who}` : (who ?? 'nobody');
      return { kind: 'script', id: project.name, name: `${project.title}${where}, ${when} signed in` };
    },
    person: (script) => {
      const person = present(script);
      return person && asActor(person);
    },
    userName: (script) => present(script)?.userName,
    cameLater,
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
