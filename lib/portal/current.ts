import { findMeta } from '#db/index/meta.ts';
import { cachedByRevision } from './index-reader.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** The settings in force, as the last scan of the content read them. */
export const getSettings: () => Settings = cachedByRevision((index) =>
  settingsSchema.parse(JSON.parse(findMeta(index, 'settings') ?? 'null')),
);
