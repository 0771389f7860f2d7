/** A calibrated student measures on the way: the same passes and tokens, and a reading with its first proposal. */
import { describe, expect, it } from 'vitest';
import type { Calibration } from '../engine/familiarity.ts';
import { tinyModelSource, tinyVocabularySize } from '../engine/testing/model.ts';
import { openModel, readModelFiles } from '../engine/model.ts';
import { recordingRuntime, type RecordingOptions } from '../engine/testing/session.ts';
import type { Proposal, ProposalOptions, Student } from '../relay/student.ts';
import { engineStudent } from './student.ts';

const greedy: ProposalOptions = { sampling: { temperature: 0, topP: 1 }, forbidden: [], uniform: 0 };
const calibration: Calibration = {
  format: 'relay-familiarity/1',
  weights: '',
  statistic: 'mean',
  window: 4,
  bins: [{ from: 0, right: 0.3, problems: 10 }],
  warnsAbove: 1,
  measuredOn: { policy: 'learned', teacher: null, auroc: null, sets: [] },
};

async function setUp(calibrated: Calibration | null, options: RecordingOptions = {}) {
  const runtime = recordingRuntime({ vocabularySize: tinyVocabularySize, ...options });
  const model = await openModel(await readModelFiles(tinyModelSource()), runtime, 'cpu');
  return { student: engineStudent({ ...model, calibration: calibrated }), runtime };
}

async function write(student: Student, problem: string, tokens = 5): Promise<Proposal[]> {
  await student.begin(problem);
  const written: Proposal[] = [];
  for (let i = 0; i < tokens; i += 1) {
    const proposal = await student.propose(greedy);
    student.append([proposal.id]);
    written.push(proposal);
  }
  return written;
}

describe('a calibrated student', () => {
  it('says with its first proposal how foreign the problem is', async () => {
    const { student } = await setUp(calibration);
    const [first, ...others] = await write(student, 'What is 1 + 2?');
    // The model of the test expects every token of a prompt alike.
    const even = Math.log(tinyVocabularySize);
    expect(first?.familiarity?.mean).toBeCloseTo(even, 4);
    expect(first?.familiarity).toMatchObject({ probabilityRight: 0.3, warns: true });
    expect(others.filter((proposal) => 'familiarity' in proposal)).toEqual([]);
    const [again] = await write(student, 'the');
    expect(again?.familiarity?.mean).toBeCloseTo(even, 4);
  });

  it('writes the same tokens in the same passes as one that is not', async () => {
    const [with_, without] = [await setUp(calibration), await setUp(null)];
    const measured = await write(with_.student, 'What is 1 + 2?');
    const plain = await write(without.student, 'What is 1 + 2?');
    expect(measured.map(({ familiarity: _, ...rest }) => rest)).toEqual(plain);
    expect(with_.runtime.passes).toEqual(without.runtime.passes);
  });

  it('says nothing where its graph gives the logits of the last position only', async () => {
    const inputs = ['attention_mask', 'position_ids', 'num_logits_to_keep'];
    const { student } = await setUp(calibration, { inputs });
    const written = await write(student, 'the');
    expect(written.filter((proposal) => 'familiarity' in proposal)).toEqual([]);
  });

  it('says nothing where what was kept saves it from reading the prompt again', async () => {
    const { student, runtime } = await setUp(calibration);
    const [first] = await write(student, 'the', 2);
    runtime.passes.length = 0;
    await student.begin('the', undefined, first ? [first.id] : []);
    expect(await student.propose(greedy)).not.toHaveProperty('familiarity');
    expect(runtime.passes).toEqual([1]);
  });
});
