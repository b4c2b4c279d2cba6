/**
 * Tells a password manager what a field of a sign-in asks for (HM-16). At a kiosk no browser is to keep what somebody typed, so
 * nothing is told there; and never where somebody signs: each signature asks for what the person knows.
 */
export function managed(
  kind: 'username' | 'current-password' | 'new-password' | 'one-time-code',
): (field: HTMLInputElement) => void {
  return (field) => {
    field.autocomplete = field.closest('[data-profile="kiosk"]') === null ? kind : 'off';
  };
}
