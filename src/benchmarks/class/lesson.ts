/**
 * One simulated room: a lead that steps a timeline, and devices that mark words and note every position that they see.
 * Devices read the stream as bytes and parse it with the parser of the page's client.
 */
import { request, type Agent } from 'node:http';
import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import {
  roomEventSchema,
  roomPaths,
  roomStreamNames,
  roomTokenHeader,
  streamedStateSchema,
} from '../../room/wire.ts';
import { sharedClock } from '../proxy/clock.ts';

/** What a device saw: positions with the time of their arrival. */
export interface Seen {
  readonly positions: number[];
  readonly at: number[];
}

export interface LessonOptions {
  /** Addresses of the copies of the server; devices spread over them. */
  readonly servers: readonly string[];
  readonly agent: Agent;
  /** Stands in X-Forwarded-For: each room is another school. */
  readonly address: string;
  readonly devices: number;
}

const opened = z.object({ room: z.string(), token: z.string() });
const words = 200;

export class Lesson {
  readonly #options: LessonOptions;
  readonly #leave: (() => void)[] = [];
  readonly #tokens: string[] = [];
  #code = '';
  #leadToken = '';
  #activity = 0;
  /** When the lead sent each position, by position. */
  readonly sent: number[] = [];
  readonly seen: Seen[] = [];
  refused = 0;

  constructor(options: LessonOptions) {
    this.#options = options;
  }

  /** Opens the room, lets the devices join, and starts a prediction. Resolves when every device knows of it. */
  async open(): Promise<void> {
    ({ room: this.#code, token: this.#leadToken } = opened.parse(
      await this.#post(0, roomPaths.rooms, {}, null),
    ));
    for (let device = 0; device < this.#options.devices; device++) {
      const joined = await this.#post(
        device,
        roomPaths.devices(this.#code),
        { name: `Device ${device}` },
        null,
      );
      this.#tokens.push(opened.parse(joined).token);
    }
    const ready = this.#tokens.map((token, device) => this.#follow(device, token));
    await this.#command(0, this.#leadToken, {
      do: 'start',
      start: { mode: 'predict', material: '0'.repeat(32), words },
    });
    const activities = await Promise.all(ready);
    this.#activity = activities[0] ?? 0;
  }

  /** The lead steps on. */
  async step(): Promise<void> {
    const position = this.sent.length + 1;
    this.sent.push(sharedClock());
    await this.#command(0, this.#leadToken, { do: 'move', activity: this.#activity, position });
  }

  /** A device marks a word. */
  async mark(device: number, word: number): Promise<void> {
    const command = { do: 'mark', activity: this.#activity, marks: [word % words] };
    await this.#command(device, this.#tokens[device] ?? '', command);
  }

  close(): void {
    for (const leave of this.#leave) leave();
  }

  /** Follows the room with a device. Resolves with the number of the activity, once the device knows of it. */
  #follow(device: number, token: string): Promise<number> {
    const seen: Seen = { positions: [], at: [] };
    this.seen.push(seen);
    const { agent, address } = this.#options;
    return new Promise((resolve, reject) => {
      const parser = createParser({
        onEvent: ({ event, data }) => {
          if (event === roomStreamNames.state) {
            const { activity } = streamedStateSchema.parse(JSON.parse(data)).state;
            if (activity !== null) resolve(activity.number);
            return;
          }
          const happened = roomEventSchema.parse(JSON.parse(data));
          if (happened.type === 'started') resolve(happened.activity);
          if (happened.type !== 'moved') return;
          seen.positions.push(happened.position);
          seen.at.push(sharedClock());
        },
      });
      const asked = request(`${this.#serverOf(device)}${roomPaths.events(this.#code)}`, {
        agent,
        headers: { [roomTokenHeader]: token, 'X-Forwarded-For': address },
      });
      asked.on('error', reject);
      asked.on('response', (response) => {
        response.setEncoding('utf8');
        response.on('data', (text: string) => parser.feed(text));
        response.on('error', () => undefined);
      });
      asked.end();
      this.#leave.push(() => asked.destroy());
    });
  }

  #serverOf(device: number): string {
    const { servers } = this.#options;
    return servers[device % servers.length] ?? '';
  }

  async #command(device: number, token: string, command: object): Promise<void> {
    await this.#post(device, roomPaths.commands(this.#code), command, token);
  }

  #post(device: number, path: string, body: object, token: string | null): Promise<unknown> {
    const { agent, address } = this.#options;
    const text = JSON.stringify(body);
    return new Promise((resolve) => {
      const fail = (): void => {
        this.refused += 1;
        resolve(null);
      };
      const asked = request(`${this.#serverOf(device)}${path}`, {
        method: 'POST',
        agent,
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(text),
          'X-Forwarded-For': address,
          ...(token === null ? {} : { [roomTokenHeader]: token }),
        },
      });
      asked.on('error', fail);
      asked.on('response', (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (answer += piece));
        response.on('end', () => {
          if ((response.statusCode ?? 500) >= 300) fail();
          else resolve(answer === '' ? null : JSON.parse(answer));
        });
      });
      asked.end(text);
    });
  }
}
