/** What a mail is made of. */

/** An address with the name that stands before it; empty where none does. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Which server is meant: by its name in the site's list, or by where it is. */
export type WantedServer =
  | { readonly profile: string }
  | { readonly host: string; readonly port: number | undefined; readonly tls: boolean };

export interface Mail {
  readonly server: WantedServer;
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
  readonly subject: string;
  readonly body: string;
  readonly isHtml: boolean;
  readonly priority: 'high' | 'normal' | 'low';
  readonly attachments: readonly { readonly name: string; readonly content: Uint8Array }[];
  /** How a script signs in itself, where it does. */
  readonly login: { readonly user: string; readonly password: string } | undefined;
  /** Milliseconds in which each try has to end. */
  readonly timeout: number;
  /** Tries after the first, where the server took nothing and may take it another time. */
  readonly retries: number;
}
