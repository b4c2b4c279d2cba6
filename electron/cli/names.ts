/** The words that make the desktop program run a command instead of opening a window. */
export const commandNames: readonly string[] = ['user', 'verify', 'access-log', 'gateway', 'idp', 'recover'];
