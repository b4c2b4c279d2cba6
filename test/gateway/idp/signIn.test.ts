import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startProvider, type TestProvider } from '../../support/openid/provider.ts';
import { openOutsideStation, plant, proofIn, signInOutside } from '../../support/openid/station.ts';

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
beforeEach(async () => {
  await provider.behave({ person: 'sub-sam' });
  provider.asked.length = 0;
});
afterAll(() => provider.stop());

describe('signing in at a provider outside', () => {
  it('signs in whoever the provider proves, with the names and roles that it tells', async () => {
    const station = await openOutsideStation(provider);
    const page = station.openPage();
    await signInOutside(station, page);
    expect(station.gateway.signIn.current()).toMatchObject({
      userName: 'sam.plant',
      fullName: 'Sam Plant',
      roles: ['Supervisor'],
    });
  });
});
