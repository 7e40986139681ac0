import { isRoute } from '#lib/addresses/is-route.ts';
import { makeTermFinders } from '#lib/catalogue/vocabulary.ts';
import { checkRelations } from '#lib/content/check-content.ts';
import type { Fault } from '#lib/content/fault.ts';
import { makeIsFormer } from '#lib/content/check-redirects.ts';
import { parseSource } from '#lib/content/parse.ts';
import type { PlainReferentials } from '#lib/content/referentials.ts';
import type { SourceName } from '#lib/content/source-file.ts';
import { unparsable } from '#lib/content/sources.ts';
import { proposeFixes } from './propose-fixes.ts';

/** A text to check and what it may refer to, as one thread gives it to another. */
export interface CheckTask {
  name: SourceName;
  text: string;
  referentials: PlainReferentials;
  addresses: ReadonlySet<string>;
  redirects: ReadonlyMap<string, ReadonlySet<string>>;
  medias: ReadonlySet<string>;
}

/** The faults of `portail check`, for one text, with what mends them. Never throws for what the text holds. */
export async function runCheck(task: CheckTask): Promise<Fault[]> {
  const referentials = { ...task.referentials, terms: makeTermFinders(task.referentials.vocabularies) };
  const isFormer = makeIsFormer(referentials.formerAddresses);
  const check = async (text: string, compile: boolean) => {
    const { document, faults } = await parseSource(task.name, text, referentials, { compile });
    const relations = document ? checkRelations(document, { ...task, isRoute, isFormer }) : [];
    return [...faults, ...relations].sort((a, b) => a.line - b.line || a.column - b.column);
  };
  try {
    const faults = await check(task.text, true);
    const names = { ...task, kind: task.name.kind, vocabularies: task.referentials.vocabularies };
    return await proposeFixes(task.text, faults, names, (text) => check(text, false));
  } catch (cause) {
    return [unparsable(task.name.path, cause)];
  }
}
