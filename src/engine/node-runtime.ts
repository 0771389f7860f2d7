/**
 * ONNX Runtime for Node, as everything here imports it. From version 1.29 on it writes an identifier of the device into
 * the home directory and reports to its makers what runs where, unless told not to before its first session
 * (https://github.com/microsoft/onnxruntime/pull/27379). Nobody who runs this project has asked for that. Whoever wants
 * it sets ORT_DISABLE_TELEMETRY to 0. In the browser there is nothing to turn off.
 */
import { env } from 'node:process';

env['ORT_DISABLE_TELEMETRY'] ??= '1';

export * from 'onnxruntime-node';
