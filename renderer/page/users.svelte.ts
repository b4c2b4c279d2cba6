import type { Notice, PageBridge } from '../../electron/contract/page.ts';
import type { UserChange, UserDetail, UserFilter, UserPage } from '../../electron/contract/users.ts';

/** The list of users and the one that is open, as the gateway told them. */
export class UsersState {
  readonly #bridge: PageBridge;
  text = $state('');
  filter = $state<UserFilter>('all');
  list = $state.raw<UserPage>();
  open = $state.raw<UserDetail>();
  /** One action at a time. */
  busy = $state(false);
  /** The zone that times are shown in. */
  readonly zone: string;
  #asked = 0;
  readonly #tell: (notice: Notice | undefined) => void;

  /** `tell` shows what came of the last action, or why it did not, until there is nothing to say any more. */
  constructor(bridge: PageBridge, zone: string, tell: (notice: Notice | undefined) => void) {
    this.#bridge = bridge;
    this.zone = zone;
    this.#tell = tell;
    void this.search();
  }

  /** Looks up a page of the list; an answer that a later question overtook is dropped. */
  async search(page = 1): Promise<void> {
    const asked = (this.#asked += 1);
    const answer = await this.#bridge.searchUsers({ text: this.text, filter: this.filter, page });
    if (asked !== this.#asked) return;
    if (answer.ok) this.list = answer.value;
    else this.#say(answer.error.message, true);
  }

  /** Opens a user that a person chose: what was said of the one before goes. */
  async choose(userId: string): Promise<void> {
    this.#tell(undefined);
    await this.read(userId);
  }

  async read(userId: string): Promise<void> {
    const answer = await this.#bridge.readUser({ userId });
    if (answer.ok) this.open = answer.value;
    else this.#say(answer.error.message, true);
  }

  /** Does one thing to the open user; `done` says what was done. True when it was. */
  async change(change: UserChange, done: string): Promise<boolean> {
    const userId = this.open?.user.userId;
    if (userId === undefined || this.busy) return false;
    this.busy = true;
    const answer = await this.#bridge.changeUser({ userId, change });
    this.busy = false;
    if (!answer.ok) {
      this.#say(answer.error.message, true);
      return false;
    }
    this.open = answer.value ?? undefined;
    this.#say(done, false);
    await this.search(this.list?.curPage);
    return true;
  }

  /** Adds a user and opens it; true when it was added. */
  async add(user: Parameters<PageBridge['addUser']>[0]): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const answer = await this.#bridge.addUser(user);
    this.busy = false;
    if (!answer.ok) {
      this.#say(answer.error.message, true);
      return false;
    }
    this.#say(`${user.displayName} was added.`, false);
    await this.search();
    await this.read(answer.value.userId);
    return true;
  }

  close(): void {
    this.open = undefined;
    this.#tell(undefined);
  }

  #say(message: string, failed: boolean): void {
    this.#tell({ level: failed ? 'problem' : 'info', message, passes: true });
  }
}
