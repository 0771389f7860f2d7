/** How the commands of this project read their arguments and report errors in one line. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { PolicyName } from '../../relay/events.ts';
import { parsePolicy, PolicyError } from '../../relay/policies/registry.ts';
import { reasonOf, sentence } from '../sentence.ts';

/** Wrong use of the command line; the message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command that neither ends the process nor prints errors: `readArguments` turns them into exceptions. */
export function quietCommand(name: string): Command {
  return new Command(name)
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
}

/**
 * Has a command read the arguments after the program's name.
 * @returns false when help was asked for and printed
 * @throws UsageError
 */
export function readArguments(command: Command, words: readonly string[]): boolean {
  try {
    command.parse(words, { from: 'user' });
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return false;
    throw new UsageError(oneLine(error.message.replace(/^error: /, '')));
  }
}

/** Prints a command's error on stderr in one line; returns its exit code: 2 for wrong use, else 1. */
export function reportFailure(error: unknown): 1 | 2 {
  console.error(oneLine(reasonOf(error)));
  return error instanceof UsageError ? 2 : 1;
}

/** @throws UsageError when the folder has no model */
export function requireModel(folder: string): void {
  if (existsSync(join(folder, 'config.json'))) return;
  throw new UsageError(`There is no model in ${folder}: it has no config.json.`);
}

/** Parses a policy as commander's argument parsers do. @throws InvalidArgumentError */
export function policyArgument(text: string): PolicyName {
  try {
    return parsePolicy(text).name;
  } catch (error) {
    if (error instanceof PolicyError) throw new InvalidArgumentError(sentence(error));
    throw error;
  }
}

/** Parses the address of a server. @throws InvalidArgumentError */
export function httpAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new InvalidArgumentError('It is an address that begins with http:// or https://.');
}

/** Parses a whole number from 0. @throws InvalidArgumentError */
export const wholeNumber = wholeNumberFrom(0);

/** Parses a whole number from 1. @throws InvalidArgumentError */
export const positiveNumber = wholeNumberFrom(1);

/** Parses a number above 0. @throws InvalidArgumentError */
export const numberAboveZero = decimal((value) => value > 0, 'a number above 0');

/** Parses a sampling temperature. @throws InvalidArgumentError */
export const temperatureValue = decimal((value) => value <= 2, 'a number from 0 to 2');

/** Parses the share of probability of a nucleus. @throws InvalidArgumentError */
export const nucleusShare = decimal((value) => value > 0 && value <= 1, 'a number over 0 and up to 1');

/** Parses a share. @throws InvalidArgumentError */
export const fromZeroToOne = decimal((value) => value <= 1, 'a number from 0 to 1');

/** Parses a penalty on repetition. @throws InvalidArgumentError */
export const penaltyFactor = decimal((value) => value >= 1 && value <= 2, 'a number from 1 to 2');

function wholeNumberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least}.`);
  };
}

/** Reads digits with at most one point: no sign, no exponent. */
function decimal(isAllowed: (value: number) => boolean, what: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d*\.?\d+$/.test(text) && isAllowed(value)) return value;
    throw new InvalidArgumentError(`It is ${what}.`);
  };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
