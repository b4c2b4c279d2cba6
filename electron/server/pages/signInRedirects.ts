/**
 * The way to a provider and back for browsers: a tab of the browser begins at an address of this station that is good once,
 * and comes back to another one. Only the browser that began comes back: a cookie for this one sign-in goes with it, since
 * the session's own cookie is not sent from another site.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { closedTab, notHere, pageHeaders } from '../../gateway/idp/oidc/callbackPage.ts';
import {
  openSteps,
  type OpenRedirect,
  type RedirectOptions,
  type Shown,
  type Steps,
} from '../../gateway/idp/oidc/redirect.ts';
import type { Client } from '../../gateway/session/client.ts';
import { newSecret } from './tab.ts';

type Bindings = { Bindings: HttpBindings };

export interface SignInRedirects {
  /** Opens the way back of one sign-in of a client, whose browser reached the station at this origin. */
  readonly open: (origin: string, client: Client, asked: RedirectOptions) => ReturnType<OpenRedirect>;
  /** Adds the addresses to the pages' server. `clientOf` finds whose browser a request comes from. */
  readonly serve: (app: Hono<Bindings>, clientOf: (context: Context<Bindings>) => Client | undefined) => void;
}

interface SignIn {
  readonly client: Client;
  readonly steps: Steps;
  /** Where the browser goes, until it has. */
  start: { readonly ticket: string; readonly url: URL } | undefined;
  /** The hash of what the browser holds that began. */
  holder: Buffer | undefined;
  readonly cookie: string;
}

const path = '/sign-in';
const callback = `${path}/callback`;
const longestTarget = 8192;
/** Seconds after which a browser forgets a sign-in that was never finished. */
const cookieAge = 600;

/** Keeps the sign-ins that are on their way. */
export function keepSignInRedirects(isSecure: boolean): SignInRedirects {
  const open = new Set<SignIn>();
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  const holds = ({ holder }: SignIn, given: string | undefined): boolean =>
    holder !== undefined && given !== undefined && timingSafeEqual(holder, hash(given));
  const show = async (context: Context<Bindings>, shown: Shown): Promise<Response> => {
    const headers = { ...pageHeaders };
    switch (shown.kind) {
      case 'refused':
        return context.body(notHere, 400, headers);
      case 'done':
        context.env.outgoing.once('close', shown.arrived);
        return context.body(closedTab, 200, headers);
      case 'onward':
        return shown.location.then(
          ({ href }) => context.body(null, 303, { ...headers, location: href }),
          () => context.body(closedTab, 200, headers),
        );
    }
  };
  const options = { httpOnly: true, sameSite: 'Lax', path, secure: isSecure, maxAge: cookieAge } as const;

  return {
    open: (origin, client, asked) => {
      const steps = openSteps(asked);
      const signIn: SignIn = {
        client,
        steps,
        start: undefined,
        holder: undefined,
        cookie: `countersign-sign-in-${newSecret().slice(0, 8)}`,
      };
      open.add(signIn);
      return Promise.resolve({
        redirectUri: `${origin}${callback}`,
        answer: steps.answer,
        sendOn: steps.sendOn,
        begin: (url) => {
          signIn.start = { ticket: newSecret(), url };
          return `${origin}${path}/${signIn.start.ticket}`;
        },
        close: () => {
          open.delete(signIn);
          steps.giveUp();
          return Promise.resolve();
        },
      });
    },
    serve: (app, clientOf) => {
      app.get(callback, (context) => {
        const url = URL.parse(context.req.url);
        const state = url?.searchParams.get('state') ?? '';
        const signIn = [...open].find(({ steps }) => steps.knows(state));
        if (url === null || signIn === undefined || context.req.url.length > longestTarget) {
          return show(context, { kind: 'refused' });
        }
        if (!holds(signIn, getCookie(context, signIn.cookie))) {
          return show(context, signIn.steps.refuse('another browser than the one that began'));
        }
        return show(context, signIn.steps.take(url));
      });
      app.get(`${path}/:ticket`, async (context) => {
        const ticket = context.req.param('ticket');
        const signIn = [...open].find(({ start }) => start?.ticket === ticket);
        if (signIn?.start === undefined || signIn.client !== clientOf(context)) {
          return show(context, { kind: 'refused' });
        }
        const { url } = signIn.start;
        signIn.start = undefined;
        const holder = newSecret();
        signIn.holder = hash(holder);
        setCookie(context, signIn.cookie, holder, options);
        return context.body(null, 303, { ...pageHeaders, location: url.href });
      });
    },
  };
}
