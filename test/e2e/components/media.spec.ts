/** What plays: that it does what the gateway holds, and tells it how it stands. */
import { quietWav } from '../../../build/gallery/wav.ts';
import { alone, expect, stageOf, tells } from './stage.ts';

const source = '/system/media/quiet.wav';
const events = tells({ onLoaded: [], onPlay: [], onEnded: [], onError: ['errorMessage'] });
const audio = { type: 'ia.display.audio', events };
const test = stageOf(
  {
    Video: alone(
      { type: 'ia.display.video-player', props: { source } },
      {
        holds: ['props.controls.play', 'props.status.ended', 'props.status.progress', 'props.controls.mute'],
        height: 300,
      },
    ),
    Audio: alone({ ...audio, props: { source, display: true, playbackRate: 4 } }, { holds: ['props.play'] }),
    Nothing: alone({ ...audio, props: { source: '/system/media/no_such.wav' } }),
  },
  { 'countersign/media/quiet.wav': quietWav() },
);

test('a film plays when the gateway says so, and says where it is and when it ended', async ({ open }) => {
  const { main, held } = await open('Video');
  await main.getByRole('button', { name: 'Play' }).click();
  await expect(held('props.controls.play')).toHaveText('props.controls.play = true');
  await expect(main.getByRole('button', { name: 'Pause' })).toBeVisible();
  await main.getByRole('button', { name: 'Sound' }).click();
  await expect(held('props.controls.mute')).toHaveText('props.controls.mute = true');
  await main.getByRole('slider', { name: 'Position' }).fill('1.5');
  await expect(held('props.status.ended')).toHaveText('props.status.ended = true');
  await expect(held('props.status.progress')).toHaveText(/= (1\.9|2)\d*$/);
  await expect(held('props.controls.play')).toHaveText('props.controls.play = false');
});

test('handlers hear of a sound when it is there, plays and ends', async ({ open }) => {
  const { main, held, told } = await open('Audio');
  await main.getByRole('button', { name: 'Play' }).click();
  await expect.poll(told).toEqual([{ event: 'onLoaded' }, { event: 'onPlay' }, { event: 'onEnded' }]);
  await expect(held('props.play')).toHaveText('props.play = false');
});

test('a sound that is not there says so, though it is not to be seen', async ({ open }) => {
  const { main, told } = await open('Nothing');
  const errorMessage = 'There is no such file, or it is of a kind that cannot be played here.';
  await expect(main.getByText(`It: ${errorMessage}`)).toBeVisible();
  await expect.poll(told).toEqual([{ event: 'onError', errorMessage }]);
});
