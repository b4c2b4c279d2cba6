/** Part of ECMA-402 that TypeScript's library does not declare yet. */
declare namespace Intl {
  interface Locale {
    getWeekInfo: () => { readonly firstDay: number };
  }
}
