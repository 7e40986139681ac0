/** Every benchmark, one after the other; each writes its results file beside itself. */
await import('#bench/relevance/run.ts');
await import('#bench/latency/run.ts');
