import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/**
 * What an address of the studio answers, asked again once it has stayed the same for a moment. `read` is made once, outside
 * of what is drawn.
 */
export function useAnswer<T>(address: string, read: (json: unknown) => T): T | 'failed' | undefined {
  const [answer, setAnswer] = useState<T | 'failed'>();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(address, { signal: stop.signal })
        .then(async (got) => {
          if (!got.ok) throw new Error(String(got.status));
          setAnswer(read(await got.json()));
        })
        .catch(() => {
          if (!stop.signal.aborted) setAnswer('failed');
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, read]);
  return answer;
}
