/** How a host keeps the master key of a station. */

/** What keeps the master key from somebody who copies the data directory. */
export const KeyProtection = Object.freeze({
  operatingSystem: 'operating-system',
  passphrase: 'passphrase',
  /** Nothing: for demos and development alone. */
  development: 'development',
} as const);
export type KeyProtection = (typeof KeyProtection)[keyof typeof KeyProtection];

/** A host's way to wrap the master key. `unwrap` throws when the text was wrapped elsewhere or changed. */
export interface KeyVault {
  readonly protection: KeyProtection;
  readonly wrap: (secret: Uint8Array) => string;
  readonly unwrap: (wrapped: string) => Uint8Array;
}
