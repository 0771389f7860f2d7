// The picker of student models, as a person uses it.
import type { Locator, Page } from '@playwright/test';
import { en as strings } from '../../src/ui/locales/en/index.ts';
import { closeDialog } from './dialogs.ts';

/** Opens the picker from the settings. */
export async function openPicker(page: Page): Promise<Locator> {
  const more = page.getByRole('button', { name: strings.hub.more, exact: true });
  if (!(await more.isVisible())) await page.getByText(strings.settings.heading, { exact: true }).click();
  await more.click();
  return page.getByRole('dialog', { name: strings.picker.heading });
}

/** Opens the picker and asks for a model by its id, name or address. */
export async function lookUpModel(page: Page, text: string): Promise<Locator> {
  const picker = await openPicker(page);
  await searchIn(picker, text);
  return picker;
}

export async function searchIn(picker: Locator, text: string): Promise<void> {
  await picker.getByLabel(strings.hub.label).fill(text);
  await picker.getByRole('button', { name: strings.hub.search }).click();
}

export async function closePicker(page: Page): Promise<void> {
  await closeDialog(page.getByRole('dialog', { name: strings.picker.heading }));
}
