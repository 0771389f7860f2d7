/** The stage `export`: writes the pair to the folder that the page loads, each model with a card. */
import { join } from 'node:path';
import { writeModel } from '../export/write.ts';
import { modelCard } from './card.ts';
import { currentReport } from './report.ts';
import type { Workspace } from './workspace.ts';

/** Which stage's model the page loads under which name. */
const exported = [
  { stage: 'warmup', name: 'relay-student' },
  { stage: 'teacher', name: 'relay-teacher' },
] as const;

/** Writes the pair to `directory`, each with a card that holds its report where one was made. */
export async function exportPair(workspace: Workspace, directory: string): Promise<string[]> {
  const tokenizer = await workspace.tokenizer();
  const lines: string[] = [];
  for (const { stage, name } of exported) {
    const { config, state } = await workspace.trained(stage);
    const report = await currentReport(stage, workspace, state);
    const { bytes, sha256 } = await writeModel({
      directory: join(directory, name),
      config,
      parameters: state.parameters,
      tokenizer,
      card: (weights) => modelCard({ name, stage, config, state, weights, report }),
    });
    lines.push(`${name}: ${(bytes / 1e6).toFixed(2)} MB, SHA-256 ${sha256}`);
  }
  return lines;
}
