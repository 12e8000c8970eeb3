/** Searches that are kept, and those that point out what arrives. */
import { expect, test } from './desk.ts';

test('a search is kept, stands, and points out what arrives, also while the program was closed', async ({
  desk,
}) => {
  desk.withSamples();
  desk.write('before.txt', 'Before\n\nA zibeline that was here before.\n');
  const page = await desk.open();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('zibeline');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('button', { name: 'Saved search zibeline' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Point out new articles that match' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear the search' }).click();

  const list = page.getByRole('list', { name: 'Saved searches' });
  await expect(list.getByText(/new/)).toHaveCount(0);
  desk.write('after.txt', 'After\n\nNothing to see.\n\nThe zibeline came with the mail.\n');
  desk.write('other.txt', 'Other\n\nNothing of the kind.\n');
  await expect(list.getByText('1 new')).toBeVisible();
  await expect(page.getByText('1 new article for “zibeline”.')).toBeAttached();
  // What was there before is not new, whatever becomes of it.
  desk.write('before.txt', 'Before\n\nA zibeline that was here before, and a word more.\n');
  await desk.close();
  desk.write('closed.txt', 'While closed\n\nAnother zibeline, unseen.\n');
  const again = await desk.open();
  const kept = again.getByRole('list', { name: 'Saved searches' });
  await expect(kept.getByText('2 new')).toBeVisible();
  await kept.getByRole('button', { name: /zibeline.*2 new/ }).click();
  // The new ones come first, each with its passage.
  const groups = again.getByRole('listbox').getByRole('group');
  await expect(groups).toHaveCount(3);
  await expect(groups.filter({ hasText: 'New' })).toHaveCount(2);
  await expect(groups.last()).toContainText('that was here before');
  // The keyboard goes on in what was found.
  await expect(again.getByRole('listbox', { name: 'Search results' })).toBeFocused();
  await expect(again.getByRole('option').locator('mark')).toHaveText(['zibeline', 'zibeline', 'zibeline']);
  await again.getByRole('option').first().click();
  await expect(again.getByRole('main')).toHaveAccessibleName(/^(After|While closed)$/);
  await again.getByRole('button', { name: 'Clear the search' }).click();
  await expect(kept.getByText(/new/)).toHaveCount(0);
});

test('a search is renamed in its place, and comes back when its removal is undone, with what arrived', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('zibeline');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('button', { name: 'Saved search zibeline' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Point out new articles that match' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear the search' }).click();

  const list = page.getByRole('list', { name: 'Saved searches' });
  await list.getByRole('button', { name: 'Saved search zibeline' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.keyboard.type('Furs');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('button', { name: /Furs$/ }).first()).toBeFocused();
  desk.write('after.txt', 'After\n\nThe zibeline came with the mail.\n');
  await expect(list.getByText('1 new')).toBeVisible();

  const remove = async (): Promise<void> => {
    await list.getByRole('button', { name: 'Saved search Furs' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(list).toHaveCount(0);
  };
  await remove();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(list.getByText('1 new')).toBeVisible();
  await remove();
  await page.keyboard.press('Control+z');
  await expect(list.getByText('1 new')).toBeVisible();
  await expect(page.getByText('Undone: the search “Furs” was removed.')).toBeVisible();

  const again = await desk.reopen();
  const kept = again.getByRole('list', { name: 'Saved searches' });
  await expect(kept.getByText('1 new')).toBeVisible();
  await kept.getByRole('button', { name: /Furs.*1 new/ }).click();
  await expect(again.getByRole('combobox', { name: 'Search the library' })).toHaveValue('zibeline');
});

test('the removal of a search is undone by its key on every screen, but not while one types', async ({
  desk,
}) => {
  desk.withSamples();
  const page = await desk.open();
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('zibeline');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  const list = page.getByRole('list', { name: 'Saved searches' });
  const remove = async (): Promise<void> => {
    await list.getByRole('button', { name: 'Saved search zibeline' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(list).toHaveCount(0);
  };
  const field = page.getByRole('combobox', { name: 'Search the library' });
  for (const key of ['r', 'm']) {
    await page.getByRole('main').first().focus();
    await page.keyboard.press(key);
    await remove();
    await field.pressSequentially('maps');
    await field.press('Control+z');
    await field.clear();
    await expect(list).toHaveCount(0);
    await field.blur();
    await page.keyboard.press('Control+z');
    await expect(list).toHaveCount(1);
    await page.keyboard.press('Escape');
  }
});
