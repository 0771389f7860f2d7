/** Hands students to requests, one each: a student serves one run at a time, and requests wait in their order. */
import type { Student } from '../relay/student.ts';

export class StudentPool {
  readonly #idle: Student[];
  readonly #waiting: ((student: Student) => void)[] = [];

  /** @param students at least one */
  constructor(students: readonly Student[]) {
    this.#idle = [...students];
  }

  /** How many requests wait for a student. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Waits for a student. @throws the signal's reason */
  async acquire(signal: AbortSignal): Promise<Student> {
    signal.throwIfAborted();
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    return new Promise((resolve, reject) => {
      const take = (student: Student): void => {
        signal.removeEventListener('abort', leave);
        resolve(student);
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(signal.reason instanceof Error ? signal.reason : new Error('left'));
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(take);
    });
  }

  release(student: Student): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(student);
    else next(student);
  }
}
