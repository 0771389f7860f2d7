/** `npm run convert -- --from DIR --to DIR --dtype q4`: a checkpoint of Hugging Face or llama.cpp for the page. */
import { SingleBar } from 'cli-progress';
import { Option } from 'commander';
import { convert } from '../conversion/convert.ts';
import { weightKinds, type WeightKind } from '../conversion/weight-kind.ts';
import { quietCommand, readArguments, reportFailure } from './arguments/command-line.ts';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly dtype: WeightKind;
  readonly gguf: boolean;
  readonly verify: boolean;
}

const command = quietCommand('convert')
  .description('Converts a Llama, Qwen2 or Qwen3 checkpoint to ONNX in the layout of transformers.js.')
  .requiredOption(
    '--from <path>',
    'a folder with config.json, tokenizer.json and .safetensors files, or a .gguf file',
  )
  .requiredOption('--to <folder>', "the model's folder; other weights in it stay")
  .addOption(
    new Option('--dtype <kind>', 'of the weights: q4 for WebGPU, fp16 for WASM')
      .choices(weightKinds)
      .default('q4'),
  )
  .option('--gguf', 'writes a .gguf file for llama.cpp instead', false)
  .option('--no-verify', 'skips the check against a reference forward pass');

const bar = new SingleBar({
  format: 'tensors {bar} {value}/{total} {tensor}',
  stream: process.stderr,
  noTTYOutput: false,
});

try {
  if (readArguments(command, process.argv.slice(2))) await run(command.opts<Options>());
} catch (error) {
  bar.stop();
  process.exitCode = reportFailure(error);
}

async function run({ from, to, dtype, gguf, verify }: Options): Promise<void> {
  const { files, difference } = await convert({
    from,
    to,
    kind: dtype,
    gguf,
    verifies: verify,
    onProgress: (written, of, tensor) => {
      if (written === 0) bar.start(of, 0, { tensor });
      else bar.update(written, { tensor });
      if (written === of) bar.stop();
    },
  });
  for (const { path, bytes } of files) process.stdout.write(`${path}, ${(bytes / 1e6).toFixed(1)} MB\n`);
  if (difference !== null) {
    process.stdout.write(
      `Checked against the reference: logits differ by at most ${(100 * difference).toFixed(4)} % of their range.\n`,
    );
  }
}
