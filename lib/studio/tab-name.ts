import { z } from 'zod';

/** How a window of the editor names itself: 128 random bits. */
export const tabName = z.string().regex(/^[0-9a-f]{32}$/);
