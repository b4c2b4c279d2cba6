/** What plays in an element of the browser, by what the gateway holds; and what is told of it. */
export interface Asked {
  readonly url: string;
  readonly play: boolean;
  readonly muted: boolean;
  /** From 0 to 1. */
  readonly volume: number;
  readonly loop: boolean;
  readonly rate: number;
}

/** What the browser says of an element, by the names of its events. */
const heard = [
  'play',
  'playing',
  'pause',
  'waiting',
  'ended',
  'seeking',
  'seeked',
  'loadeddata',
  'ratechange',
] as const;
export type Heard = (typeof heard)[number] | 'error' | 'time';

export interface Player {
  /** Attach to the element. */
  readonly follow: (element: HTMLMediaElement) => () => void;
  readonly isPlaying: boolean;
  /** The browser plays nothing before somebody pressed something on the page. */
  readonly isBlocked: boolean;
  /** Why it cannot be played. */
  readonly problem: string | undefined;
  /** Where it is, and how long it is, in seconds; 0 where that is not known. */
  readonly time: number;
  readonly length: number;
  /** Goes to a place, in seconds. */
  readonly goTo: (seconds: number) => void;
  /** Plays what was blocked: for a press of a person. */
  readonly begin: () => void;
}

const problems: Readonly<Record<number, string>> = {
  2: 'The file could not be read.',
  3: 'The file is damaged.',
  4: 'There is no such file, or it is of a kind that cannot be played here.',
};

/** Opens a player. `tell` hears what happens; the time once a second. */
export function openPlayer(asked: () => Asked, tell: (what: Heard, player: Player) => void): Player {
  let element = $state.raw<HTMLMediaElement>();
  let isPlaying = $state(false);
  let isBlocked = $state(false);
  let problem = $state<string>();
  let time = $state(0);
  let length = $state(0);

  function begin(): void {
    element?.play().then(
      () => (isBlocked = false),
      (error: unknown) => {
        if (error instanceof DOMException && error.name === 'NotAllowedError') isBlocked = true;
      },
    );
  }

  $effect(() => {
    const { muted, volume, loop, rate } = asked();
    if (element === undefined) return;
    element.muted = muted;
    element.volume = Math.min(1, Math.max(0, volume));
    element.loop = loop;
    element.playbackRate = Math.min(16, Math.max(0.1, rate));
  });
  // A change of anything else begins nothing again that has just ended.
  const url = $derived(asked().url);
  const isAsked = $derived(asked().play);
  $effect(() => {
    if (element === undefined || url === '') return;
    if (isAsked) begin();
    else element.pause();
  });

  const player: Player = {
    follow: (attached) => {
      element = attached;
      const ending = new AbortController();
      const on = (name: string, listen: () => void): void =>
        attached.addEventListener(name, listen, { signal: ending.signal });
      for (const name of heard) {
        on(name, () => {
          isPlaying = !attached.paused && !attached.ended;
          tell(name, player);
        });
      }
      on('durationchange', () => (length = Number.isFinite(attached.duration) ? attached.duration : 0));
      on('loadstart', () => (problem = undefined));
      on('timeupdate', () => {
        const before = Math.floor(time);
        time = attached.currentTime;
        if (Math.floor(time) !== before) tell('time', player);
      });
      on('error', () => {
        problem = problems[attached.error?.code ?? 0] ?? 'It cannot be played.';
        tell('error', player);
      });
      return () => {
        ending.abort();
        attached.pause();
        element = undefined;
      };
    },
    get isPlaying() {
      return isPlaying;
    },
    get isBlocked() {
      return isBlocked;
    },
    get problem() {
      return problem;
    },
    get time() {
      return time;
    },
    get length() {
      return length;
    },
    goTo: (seconds) => {
      if (element !== undefined && Math.abs(element.currentTime - seconds) > 0.25) element.currentTime = seconds;
    },
    begin,
  };
  return player;
}

/** `1:05`, as players write a time. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
