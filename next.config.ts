import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The document server compresses once and keeps the result (docs/decisions/0003).
  compress: false,
  skipTrailingSlashRedirect: true,
  // Metadata is never streamed after the body: every visitor is treated as a bot that reads HTML.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ['better-sqlite3'],
  // `unauthorized()` and `forbidden()`: true statuses for the studio’s guards (docs/decisions/0014).
  // Pages of the studio load when they are first asked for, not before the first answer to a visitor (0020).
  experimental: { authInterrupts: true, preloadEntriesOnStart: false },
  images: { unoptimized: true },
  // `npm test` checks types by itself; checking them twice would double the build.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingExcludes: { '*': ['./var/**', './content/**', './.git/**'] },
};

export default config;
