import { UsageError } from '../errors.ts';
import type { Bilingual } from '../model.ts';
import { RULES } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { EXIT, type Streams, write } from './streams.ts';

type RulesFlags = { readonly json?: boolean };

/** `ziping rules [ID]`: every rule with what it says and where it comes from; one by its id, with its examples. */
export async function rulesCommand(
  id: string | undefined,
  flags: RulesFlags,
  streams: Streams,
): Promise<number> {
  const chosen = id === undefined ? RULES : RULES.filter(rule => rule.id === id);
  if (chosen.length === 0) throw new UsageError(`没有这条规则 · no such rule: "${id}"; see ziping rules`);
  const text = flags.json
    ? JSON.stringify(chosen.map(plain), null, 2)
    : id === undefined
      ? chosen.map(line).join('\n')
      : chosen.map(whole).join('\n');
  await write(streams.out, `${text}\n`);
  return EXIT.ok;
}

function plain({ id, severity, statement, basis, judgedBy = [], why, examples }: Rule) {
  return {
    id,
    severity,
    statement,
    basis,
    judgedBy,
    why,
    examples: examples.map(({ title, finds }) => ({ title, finds })),
  };
}

function line({ id, severity, statement }: Rule): string {
  return `${id.padEnd(34)} ${severity.padEnd(8)} ${statement.zh} · ${statement.en}`;
}

function whole({ id, severity, statement, basis, judgedBy = [], why, examples }: Rule): string {
  const both = ({ zh, en }: Bilingual) => `${zh}\n${en}`;
  const shown = examples.map(
    ({ title, finds }) => `${finds.length > 0 ? '✗' : '✓'} ${title.zh} · ${title.en}`,
  );
  const origin = basis ?? '表内勾稽关系 · the form’s own arithmetic';
  return [
    `${id}  ${severity}`,
    both(statement),
    '',
    both(why),
    '',
    `依据 basis: ${origin}`,
    ...(judgedBy.length > 0 ? [`由口径决定 decided by the profile: ${judgedBy.join(', ')}`] : []),
    '',
    ...shown,
  ].join('\n');
}
