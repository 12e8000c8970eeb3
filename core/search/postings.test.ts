/** What leaves the one file that imports FlexSearch: nothing whose type is FlexSearch's. */
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** What the compiler would write down of a file for others that import it. */
function declarationOf(file: string): string {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const own = { noEmit: false, declaration: true, emitDeclarationOnly: true, noEmitOnError: true };
  const parsed = ts.getParsedCommandLineOfConfigFile(pathOf('../../tsconfig.json'), own, host);
  const program = ts.createProgram([file], parsed?.options ?? own);
  let declaration = '';
  program.emit(program.getSourceFile(file), (_name, text) => (declaration = text));
  return declaration;
}

it('what postings give are numbers: no type of FlexSearch is in what others are told of the index', () => {
  const declaration = declarationOf(pathOf('postings.ts'));
  expect(declaration).toContain('of(form: string): Slots');
  expect(declaration.replace(/\/\*.*?\*\//gsu, '')).not.toMatch(/flexsearch/iu);
});
