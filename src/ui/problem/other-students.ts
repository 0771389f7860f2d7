/**
 * The way from elsewhere on the page to the form for another student: the settings and the part of them that it lies in
 * are opened, and it gets the focus. Both are <details>, which keep their own state.
 */

export const settingsId = 'settings';
export const otherStudentId = 'other-student';

/** Opens the form and moves the focus into it. */
export function showOtherStudents(): void {
  for (const id of [settingsId, otherStudentId]) {
    const details = document.getElementById(id);
    if (details instanceof HTMLDetailsElement) details.open = true;
  }
  const summary = document.querySelector<HTMLElement>(`#${otherStudentId} > summary`);
  summary?.scrollIntoView({ block: 'center' });
  summary?.focus({ preventScroll: true });
}
