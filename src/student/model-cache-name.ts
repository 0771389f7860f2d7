/** Where the browser keeps the files of a student from elsewhere. It is apart from the code that downloads them. */

/** The name of the cache that holds the files of a student from elsewhere, by its address, weights included. */
export const modelCacheName = (student: string): string => `student ${student}`;
