import { expect, test, vi } from 'vitest';

test.fails('an unexpected message on the console fails the test', () => {
  console.error('planted');
});

test('an expected one does not', () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  console.error('expected');
  expect(error).toHaveBeenCalledOnce();
});

test('the machine of the tests is not in Paris', () => {
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('America/New_York');
});
