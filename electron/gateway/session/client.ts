import type { OpenRedirect } from '../idp/oidc/redirect.ts';

/** What a session knows of the window program or browser that it is for. */
export interface Client {
  /** The address that it comes from, for the trail and for the rules for addresses; null where it has none. */
  readonly address: string | null;
  /** The name of its computer, as far as it is known. */
  readonly host: string;
  readonly userAgent: string;
  /** The time zone of its computer, where it says one; a window program has that of the station. */
  readonly zone?: string | undefined;
  /** Where it found the gateway (`https://hall.plant.local:8088`); a window program did not go anywhere. */
  readonly gatewayAddress?: string | undefined;
  /** What its pages are shown by. */
  readonly scope: 'workstation' | 'browser';
  /** How its own browser comes back from a provider outside; a window program uses the one of its computer. */
  readonly openRedirect?: OpenRedirect;
}
