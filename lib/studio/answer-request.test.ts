import { expect, test, vi } from 'vitest';
import { answerForm } from './answer-request.ts';

test('a form that is too long is said to be so: its token was not read', async () => {
  const act = vi.fn(async () => Promise.resolve('/studio'));
  const request = new Request('http://localhost/studio/contenus/pages/faq/retrait', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `jeton=x&raison=${'x'.repeat(50_000)}`,
  });
  const answer = await answerForm(request, act);
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ title: expect.stringContaining('trop long') as unknown });
  expect(act).not.toHaveBeenCalled();
});
