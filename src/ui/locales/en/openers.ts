/** Texts that the page shows before the part that they belong to has come: what opens it, or stands in its place. */
export const openers = {
  problemSets: { heading: 'Problem set' },
  solution: { region: 'Solution' },
  teacher: { open: 'Show where it runs and what it costs' },
  tour: { start: 'First lesson' },
};
