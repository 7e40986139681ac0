import { getSettings } from '#lib/portal/current.ts';
import { getContentRevision } from '#lib/portal/index-reader.ts';

/** True when a complete read index can be read, of this process or of a former one: no other is ever in place. */
export function hasIndex(): boolean {
  try {
    getSettings();
    return getContentRevision() > 0;
  } catch {
    return false;
  }
}
