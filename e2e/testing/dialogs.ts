// Dialogs of the page, closed as a person closes them.
import { expect, type Locator } from '@playwright/test';

/**
 * Closes a dialog with Escape, once it is there: a press before it opens is lost. Waits until it is gone, so
 * that the next press reaches what was under it.
 */
export async function closeDialog(dialog: Locator): Promise<void> {
  await expect(dialog).toBeVisible();
  await dialog.page().keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
