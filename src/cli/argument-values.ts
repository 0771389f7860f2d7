/** Values that the commands of this project take, as commander parses them. */
import { InvalidArgumentError } from 'commander';
import type { PolicyName } from '../relay/events.ts';
import { parsePolicy, PolicyError } from '../relay/policies.ts';

/** Wrong use of the command line; the message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function policyName(text: string): PolicyName {
  try {
    return parsePolicy(text).name;
  } catch (error) {
    if (error instanceof PolicyError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('It is a whole number from 0.');
}

export function temperatureValue(text: string): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value <= 2) return value;
  throw new InvalidArgumentError('It is a number from 0 to 2.');
}

export function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
