import { resolve } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/**
 * The project's own configuration, less the rules that need types: a planted file is in no TypeScript project.
 * `ignore: false` opens lint/fixtures/.
 */
const eslint = new ESLint({
  cwd: resolve(import.meta.dirname, '..'),
  ignore: false,
  overrideConfig: tseslint.configs.disableTypeChecked as Linter.Config,
});

/** What the linter says of a text, were it the file of that path. */
export async function plant(filePath: string, text: string): Promise<Linter.LintMessage[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages ?? [];
}
