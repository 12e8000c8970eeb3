import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('What is asked anew while it is being asked is asked once more, and no oftener', async () => {
  let [asked, underWay, most] = [0, 0, 0];
  const ask = oneAtATime(async () => {
    most = Math.max(most, ++underWay);
    asked++;
    await Promise.resolve();
    underWay--;
  });
  await Promise.all([ask(), ask(), ask(), ask()]);
  expect({ asked, most }).toEqual({ asked: 2, most: 1 });
  await ask();
  expect(asked).toBe(3);
});

it('What fails is asked again the next time', async () => {
  let asked = 0;
  const ask = oneAtATime(() => (++asked === 1 ? Promise.reject(new Error('Away.')) : Promise.resolve()));
  await expect(ask()).rejects.toThrow('Away.');
  await ask();
  expect(asked).toBe(2);
});
