import { expect, test } from 'vitest';
import { cookieName, eraseCookie, keepOwnCookies, readCookie, writeCookie } from './cookies.ts';
import { makeSecret } from './secret.ts';

const HTTP = 'http://localhost:3000';
const HTTPS = 'https://portail.example';

test('over https the cookie is of this host alone', () => {
  const token = makeSecret();
  expect(writeCookie('session', token, HTTPS, 60)).toBe(
    `__Host-portail-session=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure`,
  );
  expect(writeCookie('session', token, HTTP, 60)).not.toMatch(/Secure|__Host/);
  expect(eraseCookie('session', HTTPS)).toContain('Max-Age=0');
});

test('over https, a cookie without the prefix is not believed', () => {
  const token = makeSecret();
  expect(readCookie(`portail-session=${token}`, 'session', HTTPS)).toBeUndefined();
  expect(readCookie(`a=b; __Host-portail-session=${token}`, 'session', HTTPS)).toBe(token);
});

test('only the studio’s own cookies are passed on', () => {
  const [session, exchange] = [makeSecret(), makeSecret()];
  const header = `x=1; ${cookieName('session', HTTP)}=${session}; __prerender_bypass=1; ${cookieName('exchange', HTTP)}=${exchange}`;
  expect(keepOwnCookies(header, HTTP)).toBe(`portail-session=${session}; portail-connexion=${exchange}`);
  expect(keepOwnCookies('x=1', HTTP)).toBeUndefined();
});
