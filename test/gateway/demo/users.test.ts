import { expect, it } from 'vitest';
import { openStation } from '../../support/station.ts';

it('a demo makes passwords that the rules take, also where its users have names like their syllables', async () => {
  // Names of a vowel, a consonant and a vowel: nearly every second password by chance holds one of these.
  const names = Array.from('aeiou').flatMap((first) => Array.from('dkmnrstv', (middle) => `${first}${middle}a`));
  const demoUsers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map((userName) => ({
    userName,
    fullName: names.join(' '),
    roles: ['Operator'],
  }));
  const project = { title: 'Demo', countersign: { demoUsers } };
  const { gateway } = await openStation({ files: { 'project.json': project } });
  const made = await gateway.prepareDemo();
  expect(made.map(({ userName }) => userName)).toEqual(demoUsers.map(({ userName }) => userName));
  for (const { userName, password } of made) {
    expect(await gateway.sso.proveSigner({ remoteAddr: '127.0.0.1', userName, password })).toMatchObject({ ok: true });
  }
});
