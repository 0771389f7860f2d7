/**
 * The service of the student's worker. It does not depend on a worker: it runs wherever the caller gives it a way to load
 * a student and to find a teacher.
 */
import type { CacheChoice } from '../engine/model.ts';
import { nextTask } from '../engine/next-task.ts';
import type { RelayEvent } from '../relay/events.ts';
import { answerFinder } from '../math/answer/find-answer.ts';
import { relay } from '../relay/loop.ts';
import type { Student } from '../relay/student.ts';
import type { Teacher } from '../relay/teacher.ts';
import { openStream, type WorkerStream } from '../workers/stream.ts';
import { DeviceLostError, studentError, StudentError } from './errors.ts';
import type {
  DeviceChoice,
  Fallback,
  LoadedStudent,
  FileProgress,
  StudentService,
  TeacherChoice,
} from './protocol.ts';

/** Milliseconds that an event may wait for others: two frames of a screen. */
const longestWait = 30;

/** A student that is ready, and how to free it. */
export interface ReadyStudent {
  readonly student: Student;
  readonly fallback: Fallback | null;
  /** How it keeps keys and values. */
  readonly cache?: CacheChoice;
  /** Whether its files are kept for the next visit. */
  readonly isKept?: boolean;
  /** Why its device can no longer be used; null while it works. */
  deviceFailure?(): string | null;
  release(): Promise<void>;
}

/** What the service needs from the place where it runs. */
export interface StudentPorts {
  load(
    model: string,
    device: DeviceChoice,
    onProgress: (progress: FileProgress) => void,
    signal: AbortSignal,
  ): Promise<ReadyStudent>;
  /**
   * The teacher of a run; null for none. The service waits for a teacher that is not ready yet before it starts the run.
   */
  teacher(choice: TeacherChoice): Teacher | null | Promise<Teacher>;
}

/** Creates the service, with no student loaded. */
export function studentService(ports: StudentPorts): StudentService {
  let ready: ReadyStudent | null = null;
  /** Settles when the last request has ended: what was stopped may still be in the middle of a pass. Never rejects. */
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Item, Result>(
    work: Parameters<typeof openStream<Item, Result>>[0],
    wait?: number,
  ): WorkerStream<Item, Result> {
    return openStream((push, signal) => {
      const done = last.then(() => work(push, signal));
      last = done.catch(() => undefined);
      return done;
    }, wait);
  }

  return {
    load: (model, device) =>
      inTurn<FileProgress, LoadedStudent>(async (push, signal) => {
        signal.throwIfAborted();
        const opened = await ports.load(model, device, push, signal);
        if (signal.aborted) {
          await opened.release();
          signal.throwIfAborted();
        }
        await ready?.release();
        ready = opened;
        const { student, fallback, cache, isKept } = opened;
        return {
          identity: student.identity,
          contextLength: student.contextLength,
          canCall: student.vocabulary.callOpen !== null,
          ...(student.canThink === true && { canThink: true }),
          fallback,
          ...(cache !== undefined && { cache }),
          ...(isKept !== undefined && { isKept }),
        };
      }),

    solve: ({ problem, teacher: choice, resume, unboxed, ...setUp }) =>
      inTurn<RelayEvent, null>(async (push, signal) => {
        if (ready === null) throw new StudentError(studentError('student-not-loaded'));
        const { student, deviceFailure } = ready;
        const teacher = await ports.teacher(choice);
        const findAnswer = answerFinder({ unboxed });
        const options = { ...setUp, findAnswer, signal, ...(resume !== null && { resume }) };
        for await (const event of relay(problem, student, teacher, options)) {
          const failure = deviceFailure?.() ?? null;
          // The run has not ended: it can continue on another device.
          if (event.type === 'run-ended' && failure !== null)
            throw new DeviceLostError(studentError('gpu-lost', { detail: failure }));
          if (push(event)) await nextTask();
        }
        return null;
      }, longestWait),
  };
}
