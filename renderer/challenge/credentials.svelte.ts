import type { Credentials, Needs } from '../../electron/contract/challenge.ts';
import { takenOut } from './left.ts';

/** What a person types to prove who they are, and what the gateway asked for beside. */
export class CredentialsState {
  userName = $state('');
  /** The badge that was read last. */
  badge = $state('');
  /** The user name is what a reader read: it is not shown. */
  readonly isBadge = $derived(this.badge !== '' && this.userName === this.badge);
  password = $state('');
  totpCode = $state('');
  newPassword = $state('');
  repeated = $state('');
  needs = $state<Needs>('nothing');
  /** The account was found to have an authenticator: its code is asked for from then on, also after a wrong one. */
  asksCode = $state(false);
  /** Seconds until another try is looked at. */
  wait = $state(0);
  /** Why the last try was refused, in the gateway's words. */
  refused = $state('');
  readonly differs = $derived(this.repeated !== '' && this.repeated !== this.newPassword);
  /** The first thing that is missing, in the order of the fields; undefined when nothing is. */
  readonly missing = $derived.by(() => {
    if (this.userName.trim() === '') return 'user name or badge';
    if (this.password === '') return this.needs === 'new-password' ? 'your present password' : 'your password';
    if (this.asksCode && this.totpCode.trim() === '') return 'the code of your authenticator';
    if (this.needs !== 'new-password') return undefined;
    if (this.newPassword === '') return 'a new password';
    return this.repeated === this.newPassword ? undefined : 'the new password again, the same';
  });
  readonly complete = $derived(this.missing === undefined && this.wait === 0);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** What goes to the gateway. */
  get given(): Credentials {
    return {
      userName: this.userName,
      password: this.password,
      ...(this.totpCode.trim() === '' ? {} : { totpCode: this.totpCode }),
      ...(this.needs === 'new-password' ? { newPassword: this.newPassword } : {}),
    };
  }

  /** A try was refused: keeps what is still good, and asks for what is missing. `retryAfter` is in seconds. */
  refuse(message: string, needs: Needs, retryAfter: number): void {
    this.refused = message;
    this.needs = needs;
    if (needs === 'totp') this.asksCode = true;
    this.totpCode = '';
    this.newPassword = '';
    this.repeated = '';
    if (needs === 'nothing') this.password = '';
    this.#waitFor(retryAfter * 1000);
  }

  /** Somebody else begins: nothing of the person before stays. */
  clear(): void {
    this.userName = '';
    this.badge = '';
    this.asksCode = false;
    this.refuse('', 'nothing', 0);
  }

  /** Nobody was there for a while: whoever comes next finds no secret of theirs. */
  forget(): void {
    const typed = this.password + this.totpCode + this.newPassword + this.repeated;
    if (typed === '') return;
    this.password = '';
    this.totpCode = '';
    this.newPassword = '';
    this.repeated = '';
    this.refused = takenOut;
  }

  #waitFor(ms: number): void {
    clearInterval(this.#timer);
    const end = performance.now() + ms;
    const tick = (): void => {
      this.wait = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      if (this.wait === 0) clearInterval(this.#timer);
    };
    tick();
    if (this.wait > 0) this.#timer = setInterval(tick, 200);
  }
}
