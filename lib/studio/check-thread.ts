import { parentPort } from 'node:worker_threads';
import { type CheckTask, runCheck } from './check-task.ts';

// A thread of its own: a hostile text may hold it for as long as it takes, and is cut off from outside.
parentPort?.on('message', ({ id, task }: { id: number; task: CheckTask }) => {
  void runCheck(task).then((faults) => parentPort?.postMessage({ id, faults }));
});
parentPort?.postMessage({ ready: true });
