import { isRoute } from '#lib/addresses/is-route.ts';
import { makeTermFinders } from '#lib/catalogue/vocabulary.ts';
import { checkRelations } from '#lib/content/check-content.ts';
import type { Fault } from '#lib/content/fault.ts';
import { makeIsFormer } from '#lib/content/check-redirects.ts';
import { parseSource } from '#lib/content/parse.ts';
import type { PlainReferentials } from '#lib/content/referentials.ts';
import type { SourceName } from '#lib/content/source-file.ts';
import { unparsable } from '#lib/content/sources.ts';

/** A text to check and what it may refer to, as one thread gives it to another. */
export interface CheckTask {
  name: SourceName;
  text: string;
  referentials: PlainReferentials;
  addresses: ReadonlySet<string>;
  redirects: ReadonlyMap<string, ReadonlySet<string>>;
  medias: ReadonlySet<string>;
}

/** The faults of `portail check`, for one text. Never throws for what the text holds. */
export async function runCheck(task: CheckTask): Promise<Fault[]> {
  const referentials = { ...task.referentials, terms: makeTermFinders(task.referentials.vocabularies) };
  const isFormer = makeIsFormer(referentials.formerAddresses);
  try {
    const { document, faults } = await parseSource(task.name, task.text, referentials);
    const relations = document ? checkRelations(document, { ...task, isRoute, isFormer }) : [];
    return [...faults, ...relations].sort((a, b) => a.line - b.line || a.column - b.column);
  } catch (cause) {
    return [unparsable(task.name.path, cause)];
  }
}
