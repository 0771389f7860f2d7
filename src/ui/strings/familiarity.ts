/** What is said of a problem in words that the student never learned. The command line says the same. */

/** A share as a whole percentage; one that is not quite none is not called none. */
const wholePercent = (probability: number) =>
  probability < 0.005 ? 'fewer than 1 %' : `about ${Math.round(100 * probability)} %`;

export const familiarityStrings = {
  familiarity: {
    foreign: (probabilityRight: number) =>
      `This is unlike the problems this student learned. Its answer is right in ${wholePercent(probabilityRight)} of such cases.`,
    largerStudent: 'Choose a larger student',
    teacherWrites: 'Let the teacher write',
  },
} as const;
