/** Holds every claim about the desktop shell against the program as it is built. */
import { expect } from '@playwright/test';
import { claims } from './claims/all.ts';
import { test } from './test.ts';

for (const [subject, list] of Object.entries(claims))
  test.describe(subject, () => {
    for (const { says, holds } of list)
      test(says, async ({ shell }) => {
        await holds(shell);
        expect(shell.pageErrors).toEqual([]);
      });
  });
