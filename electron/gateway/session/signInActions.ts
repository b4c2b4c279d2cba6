/**
 * `system.perspective.login` and `logout`, and the actions of the same names: what a script or an event asks for. Both
 * of them in one dispatch of an event are refused: which of them came last would be chance (Ignition says the same).
 */
import { CountersignError, ErrorCode } from '../../contract/errors.ts';
import type { AuthenticationChallenge } from './authenticationChallenges.ts';
import type { ScriptTarget, Sessions } from './sessions.ts';

/** An authentication challenge as an action or a script asks for it. */
export type ChallengeAsked = Omit<AuthenticationChallenge, 'idp' | 'forceAuth'> & {
  readonly idp?: string | null | undefined;
  readonly forceAuth?: boolean | null | undefined;
};

export interface SignInActions {
  /** `forceAuth` is the project's when it is undefined. `dispatch` names the event that is being handled. */
  readonly login: (target: ScriptTarget, forceAuth: boolean | undefined, dispatch: string) => void;
  readonly logout: (target: ScriptTarget, message: string | undefined, dispatch: string) => void;
  /** Asks at a page who somebody is; the provider and whether it asks for credentials are the project's where it is left out. */
  readonly challenge: (target: ScriptTarget, asked: ChallengeAsked) => void;
}

/** Dispatches that are remembered; each is over long before as many others have begun. */
const mostRemembered = 100;

/** The actions over the sessions of a station; what they leave out is as the project has it. */
export function openSignInActions(
  sessions: Pick<Sessions, 'login' | 'logout' | 'askAuthentication'>,
  project: { readonly identityProvider: string; readonly alwaysReauthenticate: boolean },
): SignInActions {
  const done = new Map<string, 'login' | 'logout'>();
  const mark = (dispatch: string, action: 'login' | 'logout'): void => {
    const before = done.get(dispatch);
    if (before !== undefined && before !== action) {
      throw new CountersignError(
        ErrorCode.illegalArgument,
        'login and logout cannot be in one event. Put them into events of their own.',
      );
    }
    done.set(dispatch, action);
    const [oldest] = done.keys();
    if (done.size > mostRemembered && oldest !== undefined) done.delete(oldest);
  };
  return {
    login: (target, forceAuth, dispatch) => {
      mark(dispatch, 'login');
      sessions.login(target, forceAuth);
    },
    challenge: (target, asked) =>
      sessions.askAuthentication(target, {
        ...asked,
        idp: asked.idp ?? project.identityProvider,
        forceAuth: asked.forceAuth ?? project.alwaysReauthenticate,
      }),
    logout: (target, message, dispatch) => {
      mark(dispatch, 'logout');
      sessions.logout(target, message);
    },
  };
}
