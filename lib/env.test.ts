import { expect, test } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

test('nothing is required to start on one machine', () => {
  const env = parseEnv({});
  expect(env).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    SITE_URL: 'http://localhost:3000',
    RATE_LIMIT: 600,
  });
  expect(env.DATA_DIR).toMatch(/\/var$/);
});

test('the site’s address follows the port and loses its final slash', () => {
  expect(parseEnv({ PORT: '4100' }).SITE_URL).toBe('http://localhost:4100');
  expect(parseEnv({ SITE_URL: 'https://portail.example/' }).SITE_URL).toBe('https://portail.example');
});

test('an empty variable counts as absent', () => {
  expect(parseEnv({ PORT: '', SITE_URL: '' }).PORT).toBe(3000);
});

test('every fault is listed at once', () => {
  const attempt = () => parseEnv({ PORT: 'abc', SITE_URL: 'ftp://x', LOG_LEVEL: 'loud' });
  expect(attempt).toThrow(EnvError);
  expect(attempt).toThrow(/PORT[\s\S]*SITE_URL[\s\S]*LOG_LEVEL/);
});

test('a provider is whole, and reached in clear on this machine alone', () => {
  const provider = {
    OIDC_ISSUER: 'https://auth.example',
    OIDC_CLIENT_ID: 'portail',
    OIDC_CLIENT_SECRET: 's',
  };
  expect(parseEnv(provider).OIDC_ISSUER).toBe('https://auth.example');
  expect(() => parseEnv({ ...provider, OIDC_CLIENT_SECRET: '' })).toThrow(/OIDC_CLIENT_SECRET: goes with/);
  expect(() => parseEnv({ ...provider, OIDC_ISSUER: 'http://auth.example' })).toThrow(/OIDC_ISSUER: https/);
  expect(parseEnv({ ...provider, OIDC_ISSUER: 'http://localhost:4000' }).OIDC_ISSUER).toMatch(/^http:/);
});
