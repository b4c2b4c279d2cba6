/** What plays: films and sound. */
import { flag, flagOf, number, numberOf, object, source, style } from './shapes.ts';
import type { Path } from '../inside.ts';
import { objectOf, type Json, type JsonObject } from '../json.ts';
import { declare } from './declaration.ts';

/** What a page says of how a film stands. */
const standing = ['playing', 'paused', 'waiting', 'ended', 'seeking', 'seeked', 'loadedData', 'rateChanged'] as const;

function isAmount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** Why a page does not say this of what it plays, in words; undefined where it does. */
function whyNotSaid(_props: JsonObject, path: Path, value: Json): string | undefined {
  const name = String(path.at(-1));
  if (name === 'status') {
    const { progress, ...others } = objectOf(value);
    const isKnown = Object.entries(others).every(
      ([one, so]) => standing.some((known) => known === one) && typeof so === 'boolean',
    );
    return isKnown && (progress === undefined || isAmount(progress)) ? undefined : 'It does not stand so.';
  }
  if (name === 'play' || name === 'mute') return typeof value === 'boolean' ? undefined : 'It is so or it is not.';
  if (!isAmount(value)) return 'It takes a number.';
  return name === 'volume' && value > 100 ? 'It goes from 0 to 100.' : undefined;
}

const isSo = (words: string) => flag(false, `Whether ${words}. The page writes it.`);

export const videoPlayer = declare({
  type: 'ia.display.video-player',
  title: 'Video player',
  purpose: 'Plays a film of this station, or of a computer that the site lists.',
  properties: {
    source: source('media', 'The film.'),
    poster: source('images', 'A picture that stands there before it is played.'),
    liveFeed: flag(false, 'Whether the source is a camera.'),
    autohideControls: flag(false, 'Whether the controls are there only while somebody points at it.'),
    controls: object(
      {
        play: flag(false, 'Whether it plays.'),
        mute: flag(false, 'Whether it makes no sound.'),
        volume: number(75, 'How loud it is, from 0 to 100.'),
        seek: number(0, 'Where it goes to, in seconds.'),
        autoplay: flag(false, 'Whether it plays when it is there. It makes no sound then until a person turns it on.'),
        loop: flag(false, 'Whether it begins anew at its end.'),
        playRate: number(1, 'How fast it plays.'),
      },
      'What it is asked to do.',
    ),
    status: object(
      {
        playing: isSo('it plays'),
        paused: isSo('it stands'),
        waiting: isSo('it waits for what comes next'),
        ended: isSo('it is at its end'),
        seeking: isSo('it goes to another place'),
        seeked: isSo('it went there'),
        progress: number(0, 'Where it is, in seconds. The page writes it once a second.'),
        loadedData: isSo('it can be played'),
        rateChanged: isSo('it plays at another pace'),
      },
      'How it stands.',
    ),
    controlStyle: style('How the controls look.'),
  },
  writes: ['controls.play', 'controls.mute', 'controls.volume', 'controls.seek', 'status'],
  refuses: whyNotSaid,
  parts: ({ liveFeed }) =>
    flagOf(liveFeed) === true ? [{ at: 'liveFeed', what: 'pictures of cameras are not shown in this version' }] : [],
  missing: ['Pictures of cameras (`liveFeed`) are not shown.'],
});

export const audio = declare({
  type: 'ia.display.audio',
  title: 'Audio',
  purpose:
    'Plays a sound of this station, or of a computer that the site lists. It is not to be seen, unless it says so.',
  properties: {
    source: source('media', 'The sound.'),
    play: flag(false, 'Whether it plays.'),
    loop: flag(false, 'Whether it begins anew at its end.'),
    volume: number(100, 'How loud it is, from 0 to 100.'),
    playbackRate: number(1, 'How fast it plays.'),
    display: flag(
      false,
      'Whether its controls are there. Where the browser lets nothing be heard, a button is in any case.',
    ),
    allowDownload: {
      ...flag(false, 'Whether a person can keep the file. They cannot here.'),
      unread: (value, at) =>
        flagOf(value) === false || numberOf(value) === 0 ? [] : [{ at, what: 'files are not handed out' }],
    },
  },
  writes: ['play', 'volume'],
  refuses: whyNotSaid,
  events: {
    onPlay: { meaning: 'It plays.' },
    onPause: { meaning: 'It stands.' },
    onEnded: { meaning: 'It is at its end.' },
    onError: { meaning: 'It cannot be played.', fields: { errorMessage: 'Why.' } },
    onLoaded: { meaning: 'It can be played.' },
    onRateChanged: { meaning: 'It plays at another pace.' },
  },
});
