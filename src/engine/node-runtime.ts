/**
 * ONNX Runtime for Node; all files import it from here. Since version 1.29 it writes a device identifier into the home
 * directory and sends telemetry (https://github.com/microsoft/onnxruntime/pull/27379) unless it is turned off before
 * the first session. This file turns it off; ORT_DISABLE_TELEMETRY=0 turns it on again. In the browser
 * there is none to turn off.
 */
import { env } from 'node:process';

env['ORT_DISABLE_TELEMETRY'] ??= '1';

export * from 'onnxruntime-node';
