/** The kinds of what the audit trail records, by the first words of its actions. */

/** First words of actions, by which people look for entries: those that everybody who is signed in may see. */
export const openKinds = Object.freeze([
  'alarm',
  'anchor',
  'audit',
  'callback',
  'challenge',
  'clock',
  'record',
  'request',
  'script',
  'sealing',
  'security',
  'signature',
  'station',
  'template',
] as const);

/** All of them: the others are about accounts, who signed in and what scripts sent out, which administrators see. */
export const auditKinds = Object.freeze([
  ...openKinds,
  'account',
  'database',
  'demo',
  'file',
  'identity',
  'identity-provider',
  'mail',
  'outgoing',
  'page',
  'password-reset',
  'screen',
  'secret',
  'session',
  'sso',
  'user',
] as const);

export type AuditKind = (typeof auditKinds)[number];
