/** What a test tells its OpenID provider, and how that one misbehaves. */
import type { JsonObject } from '../../../electron/contract/json.ts';

export interface Person {
  readonly subject: string;
  readonly claims: JsonObject;
}

export interface Behaviour {
  /** Who is at the browser when the provider asks for credentials; `nobody` declines. */
  readonly person?: string;
  /** Leaves `prompt` (but for `none`) and `max_age` out of account, as if somebody had stripped them. */
  readonly ignoresPrompt?: boolean;
  /** What becomes of `prompt=none`: it is answered with this error, or left out of account. */
  readonly silence?: 'invalid_request' | 'login_required' | 'interaction_required' | 'ignored';
  /** Seconds that its clock is ahead of this computer's from now on; it goes on as it was where this is not said. */
  readonly ahead?: number;
  /** Seconds by its clock that a person takes to enter credentials; two where this is not said. */
  readonly typing?: number;
  /** Credentials are entered so many seconds ago, by its own clock. */
  readonly ago?: number;
  /** Its answers do not say what time it is. */
  readonly withoutDate?: boolean;
  /** Changes the ID token before it is signed. */
  readonly claims?: JsonObject;
  readonly without?: readonly string[];
  /** `auth_time` is always now, as providers do that update it with the session. */
  readonly authTimeIsNow?: boolean;
  /** How the ID token is signed: with an unknown key, with none, with a shared secret, or spoilt afterwards. */
  readonly signing?: 'foreign' | 'none' | 'HS256' | 'spoilt';
  /** The token endpoint answers after so many milliseconds, or with this status. */
  readonly tokenDelay?: number;
  readonly tokenStatus?: number;
  /** Changes the metadata. */
  readonly metadata?: JsonObject;
  /** The subject of the userinfo endpoint. */
  readonly userInfoSubject?: string;
  /** Further claims of the userinfo endpoint. */
  readonly userInfo?: JsonObject;
  /** Signs with a new key, which is in the JWKS from then on. */
  readonly newKey?: boolean;
  /** Answers nobody. */
  readonly down?: boolean;
  /** What the refresh of a token answers: `invalid_grant`. */
  readonly refreshFails?: boolean;
  /** Seconds between two questions of the device flow; five where this is not said. */
  readonly deviceInterval?: number;
  /** What the device flow answers, one after the other, before what is true. */
  readonly deviceAnswers?: readonly string[];
}

export interface ProviderSettings {
  readonly clients: readonly JsonObject[];
  readonly people: readonly Person[];
  /** Serves by TLS, with a certificate of a private authority. */
  readonly tls?: boolean;
}

/** Another application of the plant, at which people sign in for something else. */
export const elsewhereId = 'elsewhere';
export const elsewhere: JsonObject = {
  client_id: elsewhereId,
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  redirect_uris: ['http://127.0.0.1/elsewhere'],
  id_token_signed_response_alg: 'ES256',
};

export type ToProvider = { readonly start: ProviderSettings } | { readonly behave: Behaviour; readonly id: number };
export type FromProvider =
  | { readonly issuer: string }
  | { readonly done: number }
  /** Requests to the token endpoint so far, with their parameters. */
  | { readonly seen: { readonly path: string; readonly parameters: Readonly<Record<string, string>> } };
