import { isMainThread } from 'node:worker_threads';
import { UsageError } from '../../errors.ts';

/**
 * The variable that stops onnxruntime from telling its maker of its use: else it looks up a server, connects to it, and
 * keeps a number of the device and a queue of events in the user's cache folder. It is read once, as the library loads.
 */
export const TELEMETRY_OFF = { ORT_DISABLE_TELEMETRY: '1' } as const;

/**
 * Loads onnxruntime; nothing else may. Throws UsageError in a thread of a process that has not the variable: what a
 * thread sets is a copy of its own, which the library does not see.
 */
export async function loadRuntime(): Promise<typeof import('onnxruntime-node')> {
  if (!isMainThread && process.env.ORT_DISABLE_TELEMETRY !== TELEMETRY_OFF.ORT_DISABLE_TELEMETRY)
    throw inThread();
  Object.assign(process.env, TELEMETRY_OFF);
  return await import('onnxruntime-node');
}

function inThread(): UsageError {
  const [[name, value]] = Object.entries(TELEMETRY_OFF) as [[string, string]];
  return new UsageError(
    `在线程里识别图片，须先在主线程或环境中设 ${name}=${value}，否则 onnxruntime 会联网 · ` +
      `to read pictures in a thread, set ${name}=${value} in the main thread or the environment first: else onnxruntime contacts a server`,
  );
}
