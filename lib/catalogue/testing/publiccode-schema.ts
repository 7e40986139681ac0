import parseSpdx from 'spdx-expression-parse';
import { z } from 'zod';

/** What publiccode.yml 0.4 requires and allows, written from https://yml.publiccode.tools for the keys that we use. */
const text = z.string().min(1);
const webAddress = z.url({ protocol: /^https?$/ });
/** The standard counts characters, not UTF-16 units. */
const characters = (min: number, max: number) =>
  text.refine(
    (value) => [...value].length >= min && [...value].length <= max,
    `between ${min} and ${max} characters`,
  );

const SCOPES = [
  'agriculture',
  'culture',
  'defence',
  'education',
  'emergency-services',
  'employment',
  'energy',
  'environment',
  'finance-and-economic-development',
  'foreign-affairs',
  'government',
  'healthcare',
  'infrastructures',
  'justice',
  'local-authorities',
  'manufacturing',
  'research',
  'science-and-technology',
  'security',
  'society',
  'sport',
  'tourism',
  'transportation',
  'welfare',
] as const;

const contacts = z
  .array(
    z.strictObject({
      name: text,
      email: z.email().optional(),
      phone: text.optional(),
      affiliation: text.optional(),
    }),
  )
  .min(1);

const maintenance = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.enum(['internal', 'community']), contacts }),
]);

const description = z.strictObject({
  shortDescription: characters(1, 150).regex(/^[^\n]*$/, 'a single line'),
  longDescription: characters(150, 10_000),
  features: z.array(text).min(1),
});

export const publiccodeSchema = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: text,
  url: webAddress,
  landingURL: webAddress.optional(),
  platforms: z.array(text).min(1),
  categories: z.array(z.literal('digital-citizenship')).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([
    'standalone/mobile',
    'standalone/iot',
    'standalone/desktop',
    'standalone/web',
    'standalone/backend',
    'standalone/other',
    'addon',
    'library',
    'configurationFiles',
  ]),
  intendedAudience: z
    .strictObject({
      countries: z.array(z.string().regex(/^[a-z]{2}$/)).optional(),
      scope: z.array(z.enum(SCOPES)).min(1).optional(),
    })
    .optional(),
  description: z.record(z.literal('fr'), description),
  legal: z.strictObject({
    license: text.refine((license) => Object.keys(parseSpdx(license)).length > 0),
    repoOwner: text.optional(),
  }),
  maintenance,
  localisation: z.strictObject({ localisationReady: z.boolean(), availableLanguages: z.array(text).min(1) }),
});
