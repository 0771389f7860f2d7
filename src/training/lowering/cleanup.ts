/** Leaves out nodes of a finished graph that only copy. */
import type { OnnxNode } from './onnx.ts';

function countUses(nodes: readonly OnnxNode[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const name of nodes.flatMap(({ inputs }) => inputs)) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

/** Joins a Concat into the Concat that alone reads it: jax-js joins long lists a few at a time. */
export function joinConcats(nodes: readonly OnnxNode[]): OnnxNode[] {
  const uses = countUses(nodes);
  const joined = new Map<string, OnnxNode>();
  const gone = new Set<OnnxNode>();
  const result = nodes.map((node) => {
    if (node.operator !== 'Concat') return node;
    const inputs = node.inputs.flatMap((name) => {
      const inner = joined.get(name);
      if (inner === undefined || uses.get(name) !== 1 || inner.attributes['axis'] !== node.attributes['axis'])
        return [name];
      gone.add(inner);
      return inner.inputs;
    });
    const whole = { ...node, inputs };
    joined.set(node.outputs[0] ?? '', whole);
    return whole;
  });
  return result.filter((node) => !gone.has(node));
}

/**
 * Lets the node that computes an output of the graph write it under the output's name, where an Identity stood between.
 * ONNX Runtime leaves such an Identity in place where other nodes read its input, and so copies the tensor.
 * @param outputs names of the graph's outputs
 */
export function withoutCopies(nodes: readonly OnnxNode[], outputs: readonly string[]): OnnxNode[] {
  const computed = new Set(nodes.flatMap((node) => node.outputs));
  const names = new Map<string, string>();
  const kept = nodes.filter(({ operator, inputs: [source], outputs: [output] }) => {
    if (operator !== 'Identity' || source === undefined || output === undefined) return true;
    const replaceable =
      outputs.includes(output) && computed.has(source) && !outputs.includes(source) && !names.has(source);
    if (replaceable) names.set(source, output);
    return !replaceable;
  });
  const renamed = (list: readonly string[]) => list.map((name) => names.get(name) ?? name);
  return kept.map((node) => ({ ...node, inputs: renamed(node.inputs), outputs: renamed(node.outputs) }));
}
