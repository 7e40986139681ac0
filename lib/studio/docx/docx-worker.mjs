import { register } from 'tsx/esm/api';

// A thread does not inherit what reads TypeScript in the process that starts it (Node 20).
register();
await import('./docx-thread.ts');
